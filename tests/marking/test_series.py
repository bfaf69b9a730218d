"""Runs of serials: which number goes up, and what stays as it is marked."""

from __future__ import annotations

import pytest

from marking.series import NoSeries, between, counted


@pytest.mark.parametrize(("first", "last", "count"), [
    ("TZK0098", "TZK0101", 4), ("AB 12-C", "AB 15-C", 4), ("998", "1002", 5), ("A-7/2019", "A-9/2019", 3),
    ("A-7/2019", "A-7/2021", 3), ("00009", "00010", 2), ("X9", "X10", 2),
])  # fmt: skip
def test_a_run_ends_in_its_last_serial_and_keeps_zeros_and_text(first: str, last: str, count: int) -> None:
    serials = between(first, last, 250)
    assert (serials[0], serials[-1], len(serials), len(set(serials))) == (first, last, count, count)


def test_the_last_number_is_the_one_that_goes_up() -> None:
    assert counted("M4 A-0099B", 3) == ("M4 A-0099B", "M4 A-0100B", "M4 A-0101B")


@pytest.mark.parametrize(("first", "last", "code"), [
    ("TZK0098", "TZK0097", "unlike"), ("TZK0098", "TZK0098", "unlike"), ("TZK0098", "TZL0101", "unlike"),
    ("TZK0098", "TZK101", "unlike"), ("1A1", "2A2", "unlike"), ("TZK", "TZK1", "no_number"), ("", "", "no_number"),
    ("TZK1", "TZK", "unlike"), ("A1", "A900", "too_many"), ("A1", "A" + "9" * 39, "too_many"),
    ("A١", "A٣", "no_number"),
])  # fmt: skip
def test_what_is_no_run_is_refused_with_the_reason(first: str, last: str, code: str) -> None:
    with pytest.raises(NoSeries) as refused:
        between(first, last, 250)
    assert refused.value.code == code


def test_a_serial_without_a_number_cannot_be_continued() -> None:
    with pytest.raises(NoSeries):
        counted("SIN NUMERO", 2)
