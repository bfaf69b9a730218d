"""Serials that may be one number written twice."""

from __future__ import annotations

import pytest

from marking.near import (
    ALPHABET,
    DROPPED,
    HOWS,
    LETTERS,
    LOOK_ALIKE,
    SAME,
    SPACING,
    SWAPPED,
    WEIGHTS,
    exchanged,
    how,
    longer,
    probes,
    shorter,
)
from marking.serial import near_form


@pytest.mark.parametrize(("first", "second", "why"), [
    ("AB123", "AB123", SAME), ("AB 123", "AB-123", SPACING), ("ab123", "AB123", SPACING),
    ("ABO12", "AB012", LOOK_ALIKE), ("AB1I2", "AB112", LOOK_ALIKE), ("АВ123", "AB123", ALPHABET),
    ("AB1234", "AB123", DROPPED), ("B1234", "AB1234", DROPPED), ("AC1234", "CA1234", SWAPPED)])
def test_why_two_serials_resemble_each_other(first: str, second: str, why: str) -> None:
    assert how(first, second) == how(second, first) == why
    assert near_form(second) in probes(near_form(first))
    assert near_form(first) in probes(near_form(second))


def test_what_resembles_a_short_number_is_only_the_number_itself() -> None:
    assert probes("1234") == {"1234"}


def test_a_number_of_the_shortest_kind_is_not_compared_with_a_shorter_one() -> None:
    assert probes("12345").isdisjoint(shorter("12345"))
    assert "12345" in longer("1234")


def test_one_character_more_is_any_that_a_folded_serial_is_written_with() -> None:
    assert len(longer("ACDEF")) == len({*longer("ACDEF")}) == 6 * len(LETTERS) - 5
    assert not {"O", "I", "S", "B", "Z", "L", "Q"} & set(LETTERS)


def test_a_number_of_equal_neighbours_is_not_its_own_exchange() -> None:
    assert exchanged("11111") == set()
    assert exchanged("112") == {"121"}


def test_every_reason_has_its_weight() -> None:
    assert set(WEIGHTS) == set(HOWS)
