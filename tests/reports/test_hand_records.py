"""The acts of issue and reception: a receipt for every weapon, totals that add up, PIN receipts struck."""

from dataclasses import replace

import pytest

from reports.facts import Person
from reports.issue_record import issue_record
from reports.reception_record import reception_record
from tests.reports import sample
from tests.reports.paper import ink, pages, pictures, whole


@pytest.fixture(scope="module")
def issued():
    return issue_record(sample.ISSUE)


def test_the_verdict_says_what_is_handed_to_how_many(issued):
    first = pages(issued)[0]
    assert "Se entregan 12 armas, 22 cargadores y 355 cartuchos a 12 funcionarios." in first
    assert "Entrega para un servicio: patrullaje. Devolver antes del 15-nov-2025 19:00." in first
    assert "Entrega: Iván Sarmiento, parquero, cred. 0733. 15-nov-2025, 05:40 a 05:57." in first
    assert "Firmas: 11 en este papel, 1 con PIN. Sin firma, el recibo queda pendiente." in first
    assert "12 RECIBOS" in first


def test_every_receipt_is_printed_with_its_data(issued):
    text = whole(issued)
    for receipt in sample.RECEIPTS:
        for value in (receipt.serial, receipt.description, receipt.calibre_and_class, receipt.person.name):
            assert value in text
        assert f"credencial {receipt.person.badge}" in text
        assert f"asiento {receipt.entry}" in text
        assert receipt.cartridges[0].lot in text
    assert text.count("condición: operativa") == len(sample.RECEIPTS)


def test_the_list_ends_in_its_count_and_total(issued):
    text = whole(issued)
    assert "Fin de la lista: 12 renglones. Total: 12 armas, 22 cargadores, 355 cartuchos." in text
    assert "Cartuchos por lote: CV-24-0117 (9 × 19 mm) 330; CV-23-0051 (calibre 12) 25." in text


def test_the_rest_is_announced_by_number(issued):
    assert "Sigue en la página 2: recibos 9 a 12." in pages(issued)[0]


def test_a_receipt_by_pin_is_struck_with_the_time(issued):
    assert "PIN, 05:47:00" in whole(issued)
    (first, _) = pictures(issued)
    thumb = (180.0, 79.8, 200.0, 98.5)
    assert ink(first, thumb) == 0
    struck = (thumb[0], thumb[1] + 4 * 22.4, thumb[2], thumb[3] + 4 * 22.4)
    assert ink(first, struck) > 300


def test_the_foot_names_act_and_entries(issued):
    assert "AE-2025-000742 · acto A-2025-03391 · asientos 61902 a 61927" in pages(issued)[1]


def test_an_issue_is_never_called_complete(issued):
    assert "complet" not in whole(issued).lower()


def test_one_weapon_for_one_person_is_said_by_name():
    receipt = replace(sample.RECEIPTS[0], magazines="no aplica", cartridges=())
    text = whole(issue_record(replace(sample.ISSUE, receipts=(receipt,))))
    assert "Se entrega 1 arma a Darwin Colmenares." in text
    assert "Firmas: 1 en este papel. Sin firma, el recibo queda pendiente." in text
    assert "Fin de la lista: 1 renglón. Total: 1 arma." in text
    assert "Cartuchos por lote" not in text


def test_a_standing_issue_has_no_day_of_return():
    text = whole(issue_record(replace(sample.ISSUE, due_at=None, reason="Dotación.")))
    assert "Dotación. Entrega:" in text
    assert "Devolver antes" not in text


def test_a_reception_says_what_came_back_and_where_it_is():
    text = whole(reception_record(sample.RECEPTION))
    assert "Se reciben 3 armas y 6 cargadores de 3 funcionarios." in text
    assert "Devolución de un servicio: patrullaje. Queda en: Parque Central, estante 4." in text
    assert "Devuelve" in text
    assert "Firmas de la recepción" in text


def test_a_thousand_weapons_are_one_act():
    receipts = tuple(replace(sample.RECEIPTS[n % 12], entry=100_000 + n) for n in range(1000))
    printed = pages(issue_record(replace(sample.ISSUE, receipts=receipts)))
    assert "Se entregan 1.000 armas," in printed[0]
    assert "Fin de la lista: 1.000 renglones." in f"{printed[-2]} {printed[-1]}"
    assert sum(page.count(" operativa ") for page in printed) == 1000
    assert sum(page.count("pulgar derecho") for page in printed) == 11  # one signed by PIN


def test_signatures_share_their_page_with_the_remarks(issued):
    for count in range(1, 13):
        last = pages(issue_record(replace(sample.ISSUE, receipts=sample.RECEIPTS[:count])))[-1]
        assert "2. Observaciones" in last
        assert "3. Firmas de la entrega" in last


def test_the_longest_serial_and_name_are_printed_whole():
    person = Person("María de los Ángeles Fernández-Villavicencio Bustamante", "comisionada agregada", "1234567890")
    receipt = replace(sample.RECEIPTS[0], serial="WM" * 20, person=person, description="Subametralladora " * 4)
    text = whole(issue_record(replace(sample.ISSUE, receipts=(receipt,))))
    assert "WM" * 20 in text
    assert person.name in text


@pytest.mark.parametrize(("ended", "words"), [
    (sample.at(15, 11, 2025, 5, 40), "15-nov-2025, 05:40."),
    (sample.at(16, 11, 2025, 6, 10), "15-nov-2025, 05:40, asentado el 16-nov-2025, 06:10.")])
def test_what_took_no_minute_has_one_hour_and_what_was_recorded_another_day_has_two(ended, words):
    first = pages(issue_record(replace(sample.ISSUE, ended_at=ended)))[0]
    assert f"Entrega: Iván Sarmiento, parquero, cred. 0733. {words}" in first


def test_magazines_that_did_not_come_back_are_in_the_verdict_and_in_the_receipt():
    short = replace(sample.RECEIPTS[0], magazines=0, missing=2)
    text = whole(reception_record(replace(sample.RECEPTION, receipts=(short,))))
    assert "Faltan 2 cargadores." in text
    assert "salió con 2" in text
    assert "faltan 2" in text


def test_who_takes_several_weapons_signs_once_for_all_of_them():
    one, other = (receipt.person for receipt in sample.RECEIPTS[:2])
    receipts = tuple(replace(sample.RECEIPTS[n], person=other if n == 3 else one, pin_at=None) for n in range(8))
    text = whole(issue_record(replace(sample.ISSUE, receipts=receipts)))
    assert "2 RECIBOS" in text
    assert "Firmas: 2 en este papel." in text
    assert text.count("pulgar derecho") == 2
    assert "Recibe 7 armas: renglones 1 a 7" in text
    assert "Recibe 1 arma: renglón 8" in text
    for receipt in receipts:
        assert receipt.serial in text


def test_one_signature_by_pin_is_struck_with_its_time():
    receipts = tuple(replace(receipt, person=sample.IVAN, pin_at=sample.ISSUE.began_at)
                     for receipt in sample.RECEIPTS[:3])
    text = whole(issue_record(replace(sample.ISSUE, receipts=receipts)))
    assert text.count("PIN, 05:40:00") == 1
    assert "pulgar derecho" not in text


def test_thirty_weapons_of_one_person_take_no_more_than_three_sheets():
    receipts = tuple(replace(sample.RECEIPTS[n % 12], person=sample.IVAN, pin_at=None, cartridges=(), entry=n)
                     for n in range(32))
    assert len(pages(issue_record(replace(sample.ISSUE, receipts=receipts)))) <= 3
