"""Declaring a theft or a robbery."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.report_stolen import ReportStolen
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
    refused_field,
)


def report(weapon: Weapon | None = None, **changes: Any) -> tuple[ReportStolen, OfWeapons]:
    weapon = weapon or an_issued_weapon()
    asked: dict[str, Any] = {
        "weapons": (weapon.id,), "manner": "robbery", "crime_report": "K-26-0118-00412", "reported_on": TODAY,
        "reason": "Asalto en la vía",
    } | changes
    return ReportStolen(**an_envelope(), **asked), OfWeapons((weapon,))


@pytest.mark.parametrize("manner", ["theft", "robbery"])
def test_hurto_and_robo_are_told_apart(manner: str) -> None:
    told = event(*report(manner=manner))
    assert (told.manner, told.custodian, told.was) == (manner, f"to_be_located:{UNIT}", "party:33")


@pytest.mark.parametrize("manner", ["", "lost", "hurto"])
def test_a_manner_nobody_knows_is_refused(manner: str) -> None:
    assert refused_field(*report(manner=manner)) == "manner"


@pytest.mark.parametrize("status", ["not_located", "lost"])
def test_a_missing_weapon_may_turn_out_stolen(status: str) -> None:
    assert event(*report(a_missing_weapon(status))).kind == "weapon:stolen"


@pytest.mark.parametrize("weapon", [a_missing_weapon("stolen"), a_weapon(status="withdrawn")])
def test_a_theft_is_declared_once_and_never_of_a_withdrawn_weapon(weapon: Weapon) -> None:
    assert refused_field(*report(weapon)) == "weapons"


def test_the_crime_report_has_a_number_and_a_day_that_has_come() -> None:
    assert refused_field(*report(crime_report="sin número")) == "crime_report"
    assert refused_field(*report(reported_on=TOMORROW)) == "reported_on"
