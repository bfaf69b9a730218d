"""What may be stored as a serial, and the forms that searches compare."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marking.serial import FAULTS, LONGEST, fault, near_form, normalised

TYPED = st.text(max_size=LONGEST)


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        (" qvx 2o8 ", "QVX2O8"),
        ("AV-0147/O2", "AV0147O2"),
        ("ａｖ０１", "AV01"),
        ("ñ-7", "Ñ7"),
        ("straße", "STRASSE"),
        ("12№34", "12NO34"),
        ("EА12", "EА12"),
    ],
)
def test_the_normal_form_keeps_letters_and_digits_in_upper_case(serial, expected):
    assert normalised(serial) == expected


@pytest.mark.parametrize(("one", "other"), [("O8", "08"), ("IL", "11"), ("S5", "5S"), ("BZ", "82"), ("АВ7", "AB7")])
def test_look_alikes_meet_in_the_near_form_only(one, other):
    assert near_form(one) == near_form(other)
    assert normalised(one) != normalised(other)


def test_letters_and_digits_without_a_twin_stay_apart_in_the_near_form():
    others = "ACDEFGHJKMNPRTUVWXY34679"
    assert len({near_form(c) for c in others}) == len(others)


@given(TYPED)
def test_normalising_twice_changes_nothing(serial):
    assert normalised(normalised(serial)) == normalised(serial)


@given(TYPED)
def test_the_normal_form_holds_no_space_and_no_punctuation(serial):
    assert all(unicodedata.category(c)[0] in "LNM" for c in normalised(serial))


@given(TYPED)
def test_the_near_form_of_the_normal_form_is_the_near_form(serial):
    assert near_form(normalised(serial)) == near_form(serial)


@pytest.mark.parametrize("serial", ["A", "AV 0147-O2", "№7", "1" * LONGEST, "ÑÁ-1", "ЕА1234"])
def test_a_serial_as_found_on_metal_may_be_stored(serial):
    assert fault(serial) is None


@pytest.mark.parametrize(
    ("serial", "code"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("1" * (LONGEST + 1), "too_long"),
        ("A\ud800", "surrogate"),
        (unicodedata.normalize("NFD", "Ñ1"), "not_composed"),
        ("A\t1", "invisible"),
        ("A\u200b1", "invisible"),
        ("A\u00a01", "invisible"),
        ("A\u202e1", "invisible"),
        ("A\n", "invisible"),
        (" A1", "edge_space"),
        ("A1 ", "edge_space"),
        ("--/", "no_letter_or_digit"),
    ],
)
def test_a_serial_that_could_not_be_found_again_is_named(serial, code):
    assert fault(serial) == code
    assert FAULTS[code]


@given(TYPED)
def test_every_serial_that_may_be_stored_has_a_normal_form(serial):
    assert fault(serial) is not None or normalised(serial)


def test_the_limit_said_to_the_reader_is_the_limit_kept():
    assert str(LONGEST) in FAULTS["too_long"]
