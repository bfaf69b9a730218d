"""Which characters could mislead, how a serial is read out, and where two serials part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marking.reading import (
    Difference,
    Doubt,
    difference,
    difference_sentence,
    doubt_sentence,
    needs_reading,
    reading,
    spelled,
)
from marking.words import spanish


def english(text, /, **values):
    known = {
        "%(ordinal)s carácter: letra %(character)s, no cifra": "character %(ordinal)s: letter %(character)s, no digit",
        "%(position)s.º": "%(position)s",
        "cero": "zero",
        "letra-%(character)s": "letter-%(character)s",
    }
    return spanish(known.get(text, text), **values)


def test_a_letter_beside_a_digit_could_mislead():
    assert reading("QVX 2O8") == [Doubt(6, "O", is_letter=True)]


def test_a_digit_between_letters_could_mislead():
    assert reading("AC0CD") == [Doubt(3, "0", is_letter=False)]


@pytest.mark.parametrize("serial", ["0911207", "SOLIZ", "AV-9", "QVX 208", ""])
def test_characters_among_their_own_kind_do_not_mislead(serial):
    assert reading(serial) == []


def test_a_doubtful_letter_is_said_in_words():
    assert doubt_sentence(Doubt(6, "O", True), spanish) == "6.º carácter: letra O, no cifra"
    assert doubt_sentence(Doubt(6, "O", True), english) == "character 6: letter O, no digit"


@pytest.mark.parametrize(("place", "ordinal"), [(1, "1.er"), (3, "3.er"), (11, "11.º"), (13, "13.º"), (21, "21.er")])
def test_first_and_third_are_shortened_before_the_noun(place, ordinal):
    assert doubt_sentence(Doubt(place, "0", False), spanish) == f"{ordinal} carácter: cifra 0, no letra"


def test_paper_reads_a_serial_out():
    assert spelled("AV0147O2", spanish) == "A V cero 1 4 7 letra-O 2"
    assert spelled("QVX 2O8", spanish) == "Q V X espacio 2 letra-O 8"
    assert spelled("A0O", english) == "A zero letter-O"


@pytest.mark.parametrize(("serial", "needed"), [("AV0147", True), ("av-o", True), ("ACE-347", False), ("Ñ9", False)])
def test_paper_reads_out_only_what_holds_a_character_with_a_twin(serial, needed):
    assert needs_reading(serial) is needed


def test_the_first_place_where_two_serials_part_is_named():
    assert difference("QVX 2O8", "QVX 208") == Difference(6, "O", "0")
    assert difference("AV1", "AV1") is None


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("QVX 2O8", "QVX 208", "El 6.º carácter: primero letra O, después cifra 0."),
        ("AV", "AV7", "El 3.er carácter: primero nada, después cifra 7."),
        ("A 1", "A-1", "El 2.º carácter: primero espacio, después signo -."),
    ],
)
def test_the_difference_is_said_with_both_characters(one, other, words):
    assert difference_sentence(difference(one, other), spanish) == f"Los dos no son iguales. {words}"


@given(st.text(max_size=40), st.text(max_size=40))
def test_up_to_the_difference_both_serials_agree(one, other):
    found = difference(one, other)
    if found is None:
        assert one == other
    else:
        assert one[: found.position - 1] == other[: found.position - 1]
        assert found.first != found.second
