"""The act of transfer: who owned, who owns, by what authority, and that custody is another matter."""

from dataclasses import replace

import pytest

from reports.transfer_record import transfer_record
from tests.reports import sample
from tests.reports.paper import pages, whole


@pytest.fixture(scope="module")
def printed():
    return transfer_record(sample.TRANSFER)


def test_the_verdict_says_what_passes_from_whom_to_whom(printed):
    text = whole(printed)
    assert (
        "Se transfiere la propiedad de 3 armas: de Policía Municipal de San Telmo a Policía Municipal de Los Aleros."
    ) in text
    assert "Causa: donación. Fecha: 20-nov-2025 10:40." in text
    assert "Autorización AUT-2025-0417, del 12-nov-2025. Autoriza: DAEX." in text
    assert "La custodia no cambia con este acto" in text


def test_both_owners_are_identified(printed):
    text = whole(printed)
    for owner in (sample.TRANSFER.former_owner, sample.TRANSFER.new_owner):
        assert f"{owner.name} {owner.identity} por {owner.represented_by}" in text


def test_every_weapon_is_listed_with_its_custodian_and_entry(printed):
    text = whole(printed)
    for weapon in sample.TRANSFER.weapons:
        assert f"{weapon.serial} {weapon.registry_number} {weapon.description}" in text
        assert f"asiento {weapon.entry}" in text
    assert text.count("Iván Sarmiento") == len(sample.TRANSFER.weapons)
    assert "Fin de la lista: 3 armas." in text


def test_the_serial_is_compared_where_it_is_printed(printed):
    assert "Compare el serial del arma con el de la sección 2, letra por letra." in whole(printed)
    assert "2. Armas" in whole(printed)


def test_one_weapon_is_said_in_the_singular():
    text = whole(transfer_record(replace(sample.TRANSFER, weapons=sample.TRANSFER.weapons[:1])))
    assert "Se transfiere la propiedad de 1 arma:" in text
    assert "Fin de la lista: 1 arma." in text


def test_a_long_list_goes_on_overleaf():
    weapons = tuple(replace(sample.TRANSFER.weapons[0], entry=70_000 + n) for n in range(60))
    printed = pages(transfer_record(replace(sample.TRANSFER, weapons=weapons)))
    assert "Sigue en la página 2: armas " in printed[0]
    assert sum(page.count("asiento 700") for page in printed) == 60


def test_the_longest_values_are_printed_whole():
    name = "Asociación Cooperativa de Servicios Múltiples y Vigilancia «Los Ángeles de la Concepción» 4567, R.L."
    owner = replace(sample.TRANSFER.new_owner, name=name)
    weapon = replace(sample.TRANSFER.weapons[0], serial="WM" * 20, custodian=name)
    data = replace(sample.TRANSFER, former_owner=owner, new_owner=owner, weapons=(weapon,))
    text = whole(transfer_record(data))
    assert "WM" * 20 in text
    assert text.count(name) >= 3


def test_a_weapon_handed_over_in_the_act_is_not_said_to_stay_where_it_was() -> None:
    text = whole(transfer_record(replace(sample.TRANSFER, is_handed_over=True)))
    assert "La custodia pasa en este acto a quien recibe." in text
    assert "La custodia no cambia" not in text
