"""Declaring a loss."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.report_lost import ReportLost
from registry.operations.weapons import OfWeapons
from tests.builders import (
    TODAY,
    TOMORROW,
    UNIT,
    a_missing_weapon,
    a_weapon,
    an_envelope,
    an_issued_weapon,
    event,
    refusal,
    refused_field,
)


def report(weapon: Weapon | None = None, **changes: Any) -> tuple[ReportLost, OfWeapons]:
    weapon = weapon or an_issued_weapon()
    asked: dict[str, Any] = {
        "weapons": (weapon.id,), "crime_report": "K-26-0118-00412", "reported_on": TODAY,
        "reason": "Extraviada en un traslado",
    } | changes
    return ReportLost(**an_envelope(), **asked), OfWeapons((weapon,))


def test_a_loss_names_who_had_the_weapon_and_the_crime_report() -> None:
    told = event(*report())
    assert (told.custodian, told.was, told.crime_report) == (f"to_be_located:{UNIT}", "party:33", "K-26-0118-00412")


@pytest.mark.parametrize("status", ["not_located", "stolen"])
def test_a_missing_weapon_may_turn_out_lost(status: str) -> None:
    assert event(*report(a_missing_weapon(status))).kind == "weapon:lost"


def test_a_loss_is_declared_once() -> None:
    assert refused_field(*report(a_missing_weapon("lost"))) == "weapons"


def test_a_withdrawn_weapon_is_not_lost() -> None:
    assert "dada de baja" in refusal(*report(a_weapon(status="withdrawn"))).msgid


@pytest.mark.parametrize("number", [
    "", " ", "sin número", "Juan Pérez", "1" * 41, "K\x0026", "K-26<b>", "-26", "K_26", "K-26\u200b",
])
def test_what_is_no_number_is_refused_so_that_no_text_enters_the_ledger(number: str) -> None:
    assert refused_field(*report(crime_report=number)) == "crime_report"


@pytest.mark.parametrize("number", ["K-26-0118-00412", "204/2026", "N.º 15", "DAEX 2026 (118)", "7"])
def test_numbers_are_written_as_papers_write_them(number: str) -> None:
    assert event(*report(crime_report=f" {number} ")).crime_report == number


def test_a_crime_report_of_tomorrow_is_refused() -> None:
    assert refused_field(*report(reported_on=TOMORROW)) == "reported_on"


def test_the_day_is_counted_in_caracas() -> None:
    evening = datetime(2026, 11, 25, 3, 59, tzinfo=UTC)
    assert refused_field(*report(reported_on=TOMORROW), now=evening) == "reported_on"
    assert event(*report(reported_on=TOMORROW), now=evening.replace(hour=4)).reported_on == TOMORROW
