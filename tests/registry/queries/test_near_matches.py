"""Which serials could be taken for which."""

from __future__ import annotations

import pytest

from marking.serial import near_form
from registry.queries.near_matches import MOST_READINGS, readings_like


@pytest.mark.parametrize("serial", ["QVX2O8", "P482017", "ABC"])
def test_every_reading_has_the_same_near_form(serial: str) -> None:
    readings = readings_like(serial)
    assert serial in readings
    assert {near_form(reading) for reading in readings} == {near_form(serial)}


def test_a_letter_o_may_be_a_cipher() -> None:
    assert "QVX208" in readings_like("QVX2O8")


def test_what_nothing_resembles_is_only_itself() -> None:
    assert readings_like("ACE") == ["ACE"]


def test_a_serial_of_look_alikes_alone_is_not_multiplied_without_end() -> None:
    assert readings_like("O" * 12) == ["O" * 12]
    assert len(readings_like("0O0O0")) <= MOST_READINGS


def test_no_serial_resembles_none() -> None:
    assert readings_like("") == []
