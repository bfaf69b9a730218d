"""The registration file: the record, what each fact rests on, and how much there is to answer."""

from dataclasses import replace

import pytest

from reports.facts import Standing
from reports.registration_file import registration_file
from tests.reports import sample, story
from tests.reports.paper import whole

CLEAN = replace(sample.FILE, facts=tuple(f for f in sample.FILE.facts if f.standing is not Standing.CONTRADICTED))


@pytest.fixture(scope="module")
def printed():
    return whole(registration_file(sample.FILE))


def test_the_verdict_says_the_number_and_the_contradiction(printed):
    assert "El arma está inscrita con el número de registro 0001042-G, con 1 dato contradictorio." in printed
    assert "Inscrita el 04-nov-2024 11:20 por Yusmary Tovar, asiento 1042." in printed
    assert "Datos: 2 vistos, 2 según libro, 1 contradictorio. En archivo: 5 fotografías." in printed


def test_a_record_without_fault_has_nothing_to_answer():
    text = whole(registration_file(CLEAN))
    assert "El arma está inscrita con el número de registro 0001042-G." in text


def test_a_mark_that_does_not_conform_is_in_the_verdict_and_in_its_row():
    mark = replace(story.MARKS[0], flaws=("profundidad insuficiente",))
    text = whole(registration_file(replace(sample.FILE, marks=(mark,))))
    assert "con 1 dato contradictorio y 1 marcaje no conforme." in text
    assert "no conforme: profundidad insuficiente" in text


def test_every_fact_is_printed_with_what_it_rests_on(printed):
    for fact in sample.FILE.facts:
        assert fact.value in printed
        assert fact.source in printed
    assert "Importador no aplica 1042" in printed
    assert "contradictorio, folio 31" in printed
    assert "Fin de la lista: 6 datos." in printed


def test_two_records_with_another_serial_differ():
    other = replace(sample.FILE, weapon=replace(story.WEAPON, serial="AV014702"))
    assert "Lectura: A V cero 1 4 7 cero 2" in whole(registration_file(other))
