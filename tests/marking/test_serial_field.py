"""What a serial cell says: every form real papers use, retyped with invented numbers, and one real file."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marking.serial_field import STATUSES, UNDECIDED, WORDS, Form, PartSerial, SerialField, for_type, serial_field

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "import" / "apreensoes_rj_2021.csv"

NUMBERS = {
    "QXB410": "QXB410", "00000309": "00000309", "T1111-22 C 33444": "T1111-22 C 33444", "QX-19305": "QX-19305",
    "nº 82111": "82111", "N° QXMV411": "QXMV411", "902111 (numeração oculta)": "902111", "E 062111": "E 062111",
    "5683111 (na armação)": "5683111", "97111/PMXX": "97111/PMXX", "Ostenta QXJ01111": "QXJ01111",
    "8386111 (oculto sob as placas)": "8386111", "63111 no chassi junto a articulação do tambor": "63111",
    "serial 12345": "12345", ", QXA31111": "QXA31111", "12345;": "12345",
    "+QXA7701": "+QXA7701", "@QXA 7703": "@QXA 7703", "'7703": "'7703", "+7": "+7", "'7703'": "7703",
}  # fmt: skip
WITHOUT = {
    "REMOVIDO": Form.ERASED, "Eliminado intencionalmente.": Form.ERASED, "raspado": Form.ERASED,
    "-NUMERAÇÃO REMOVIDA;-": Form.ERASED, "Adulterado por ação abrasiva": Form.ERASED, "devastado": Form.ERASED,
    "serial limado": Form.ERASED, "suprimido por ação mecânica intencional": Form.ERASED,
    "Removido por ação mecânica abrasiva.////": Form.ERASED, "Parcialmente eliminado": Form.ERASED,
    "rasurado por ação mecânica (na face esquerda da armação)": Form.ERASED,
    "INEXISTENTE": Form.NEVER_MARKED, "Não possui.": Form.NEVER_MARKED, "sin serial": Form.NEVER_MARKED,
    "No posee": Form.NEVER_MARKED, "S/N": Form.NEVER_MARKED, "Originalmente ausente": Form.NEVER_MARKED,
    "ilegível": Form.ILLEGIBLE, "NUMERAÇÃO ILEGÍVEL": Form.ILLEGIBLE, "No legible": Form.ILLEGIBLE,
    "???": Form.ILLEGIBLE,
    "não identificado": Form.NOT_FOUND, "Nao aparente e não identificado.": Form.NOT_FOUND,
    "Não aparente. Sem marcas de abrasão.": Form.NOT_FOUND, "no visible": Form.NOT_FOUND,
    "AUSENTE/NÃO LOCALIZADO": Form.NOT_FOUND, "Indeterminado": Form.NOT_FOUND,
    "Inexistente neste tipo de arma.": Form.NOT_APPLICABLE, "no aplica": Form.NOT_APPLICABLE,
    "-": Form.NOT_RECORDED, "Não consta.": Form.NOT_RECORDED, "no consta": Form.NOT_RECORDED,
    "": Form.BLANK, "   ": Form.BLANK, "vide campo Observação abaixo.": Form.ELSEWHERE,
}  # fmt: skip
PATTERNS = {
    "QX4116??": "QX4116??", "45?66": "45?66", "020(?)0": "020?0", "*63111": "?63111", "*** **487": "??? ??487",
    "QX**** (*eliminados)": "QX????", "QXW11**2 (**não identificado)": "QXW11??2", "(ILEGÍVEL)8111": "?8111",
    "QX(ILEGÍVEL)(ILEGÍVEL)449": "QX??449", "T8823-11**490** (**não revelado)": "T8823-11??490??",
}  # fmt: skip
UNCLEAR = {
    "94111 e R 97111": Form.SEVERAL, "QXY935 e QXBK518": Form.SEVERAL, "QX-PY": Form.NOT_RECOGNISED,
    "Aproximadamente 27cm": Form.NOT_RECOGNISED, "exraido por ação mecânica": Form.NOT_RECOGNISED,
    "T5511 (REMOVIDA POR AÇÃO MECÂNICA)": Form.CONTRADICTORY, "Removido parcialmente, legível 0.": Form.CONTRADICTORY,
    "1" * 41: Form.UNSTORABLE, "X representa os algarismos": Form.NOT_RECOGNISED,
}  # fmt: skip


@pytest.mark.parametrize(("cell", "serial"), NUMBERS.items())
def test_a_number_is_kept_verbatim_without_what_is_said_about_it(cell: str, serial: str) -> None:
    assert serial_field(cell) == SerialField(Form.NUMBER, "legible", serial)


@pytest.mark.parametrize(("cell", "form"), WITHOUT.items())
def test_the_reasons_for_no_number_are_told_apart(cell: str, form: Form) -> None:
    assert serial_field(cell) == SerialField(form, STATUSES[form])


@pytest.mark.parametrize(("cell", "pattern"), PATTERNS.items())
def test_unread_characters_become_a_pattern(cell: str, pattern: str) -> None:
    assert serial_field(cell) == SerialField(Form.PATTERN, "partial", pattern)


@pytest.mark.parametrize(("cell", "form"), UNCLEAR.items())
def test_what_is_not_understood_is_left_to_a_person(cell: str, form: Form) -> None:
    assert serial_field(cell) == SerialField(form, None)
    assert form in UNDECIDED


def test_several_numbers_become_marks_on_their_parts() -> None:
    found = serial_field("14G00111 (ferrolho) - T6472-11 G 00111 (cano)")
    assert found == SerialField(Form.PARTS, "not_recorded", None, (
        PartSerial("barrel", "T6472-11 G 00111", "legible"), PartSerial("bolt", "14G00111", "legible")))


@pytest.mark.parametrize("cell", ["QXHR829 (CANO) - QXU265U (ARMAÇÃO)", "armazón: QXU265U / cañón: QXHR829",
                                  "Encontrado na armação QXU265U e na base do cano QXHR829."])
def test_the_number_of_the_frame_is_the_weapons_own(cell: str) -> None:
    assert serial_field(cell) == SerialField(
        Form.PARTS, "legible", "QXU265U", (PartSerial("barrel", "QXHR829", "legible"),))


@pytest.mark.parametrize("cell", [
    "QZ-90 02 (cañón 77123)", "QZ-90 02, cañón 77123", "QZ-90 02 / cañón 77123", "QZ-90 02/cañón 77123",
    "QZ-90 02 cañón: 77123", "cañón 77123, armazón QZ-90 02", "cañón: 77123 y armazón: QZ-90 02",
    "77123 cañón, armazón QZ-90 02", "77123 (cañón), QZ-90 02", "armazón QZ-90 02 (cañón 77123)",
    "QZ-90 02 y cañón nº 77123", "QZ-90 02; serial del cañón 77123"])
def test_a_part_named_before_its_number_takes_that_number_and_never_the_weapons_own(cell: str) -> None:
    assert serial_field(cell) == SerialField(
        Form.PARTS, "legible", "QZ-90 02", (PartSerial("barrel", "77123", "legible"),))


@pytest.mark.parametrize("cell", [
    "9002 cañón 77123", "77123 (cañón) 9002", "9002, armazón, 77123", "9002, 9003, cañón 77123", "cañón 1, cañón 2"])
def test_numbers_that_more_than_one_reading_ties_to_a_part_are_left_to_a_person(cell: str) -> None:
    assert serial_field(cell) == SerialField(Form.SEVERAL, None)


def test_a_part_without_a_number_leaves_the_number_to_the_weapon() -> None:
    assert serial_field("9002 (cañón sin número)") == SerialField(Form.NUMBER, "legible", "9002")
    assert serial_field("9002 (cañón no visible)").form is Form.CONTRADICTORY
    assert serial_field("QZX111 (revelado no ferrolho)").parts == (PartSerial("bolt", "QZX111", "restored"),)


def test_a_frame_erased_while_another_part_is_read_leaves_an_obliterated_serial() -> None:
    found = serial_field("E78111 (FERROLHO), REMOVIDO do cano e da armação")
    assert (found.status, found.serial) == ("obliterated", None)
    assert PartSerial("bolt", "E78111", "legible") in found.parts
    assert PartSerial("frame", None, "obliterated") in found.parts


def test_a_partly_removed_number_is_a_pattern_that_was_attacked() -> None:
    found = serial_field("QXD3311??? (armação) - Parcialmente removido")
    assert found == SerialField(Form.PARTLY_ERASED, "partial", "QXD3311???")


@pytest.mark.parametrize("cell", ["Suprimida por abrasão (Após revelação: QXX77111)", "QXX77111 (revelado)",
                                  "QXX77111 (revelado con ácido)"])
def test_a_number_brought_back_by_acid_is_restored(cell: str) -> None:
    assert serial_field(cell) == SerialField(Form.REVEALED, "restored", "QXX77111")


def test_a_number_that_is_not_the_original_is_read_and_said_to_be_so() -> None:
    assert serial_field("4481111 (não original).") == SerialField(Form.NOT_ORIGINAL, "legible", "4481111")


def test_the_bolt_of_a_pistol_is_its_slide() -> None:
    found = serial_field("QX111 (ferrolho)")
    assert [part.part for part in for_type(found, "pistol").parts] == ["slide"]
    assert [part.part for part in for_type(found, "rifle").parts] == ["bolt"]


@given(st.text(max_size=200) | st.text("?*()ºREMOVIDO ferolhcan-/0123.,;", max_size=80))
def test_no_cell_breaks_the_reading(cell: str) -> None:
    found = serial_field(cell)
    assert (found.status is None) == (found.form in UNDECIDED)
    assert found.form in WORDS


def test_every_serial_of_the_real_file_has_a_form_and_few_are_left_to_a_person() -> None:
    if not REAL.exists():
        pytest.skip("the shared files of real records are not beside the project")
    with REAL.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter=";") if row["Classe"] == "ARMA DE FOGO"]
    forms = Counter(serial_field(_unwrapped(row["Número de Série"])).form for row in rows)
    assert forms.total() == 10_790
    assert {Form.ERASED, Form.NEVER_MARKED, Form.ILLEGIBLE, Form.NOT_APPLICABLE, Form.NOT_RECORDED, Form.PARTS,
            Form.PATTERN, Form.REVEALED, Form.PARTLY_ERASED} <= set(forms)
    assert sum(forms[form] for form in UNDECIDED) < 100


def _unwrapped(cell: str) -> str:
    found = re.fullmatch(r'=CONCATENATE\("(.*)"\)', cell, re.S)
    return found.group(1).replace('""', '"') if found else cell
