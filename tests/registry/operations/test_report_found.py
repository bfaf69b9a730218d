"""A missing weapon is in view again."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.report_found import ReportFound
from registry.operations.weapons import OfWeapons
from tests.builders import (
    OTHER_UNIT,
    UNIT,
    a_missing_weapon,
    a_weapon,
    an_envelope,
    an_issued_weapon,
    an_organisation,
    event,
    refused_field,
)


def find(weapon: Weapon, **changes: Any) -> tuple[ReportFound, OfWeapons]:
    asked: dict[str, Any] = {
        "weapons": (weapon.id,), "organisation": OTHER_UNIT, "place": "estante 1", "reason": "Operativo",
    } | changes
    return ReportFound(**an_envelope(), **asked), OfWeapons((weapon,), an_organisation(id=OTHER_UNIT))


@pytest.mark.parametrize("status", ["not_located", "lost", "stolen"])
def test_it_enters_the_armoury_of_the_unit_that_found_it(status: str) -> None:
    told = event(*find(a_missing_weapon(status)))
    assert (told.custodian, told.organisation, told.was, told.was_status) == (
        f"organisation:{OTHER_UNIT}", OTHER_UNIT, f"to_be_located:{UNIT}", status)


def test_both_units_must_be_within_reach() -> None:
    operation, facts = find(a_missing_weapon())
    assert set(operation.organisations(facts)) == {UNIT, OTHER_UNIT}


@pytest.mark.parametrize("weapon", [
    a_weapon(), an_issued_weapon(), a_weapon(status="to_be_located"), a_weapon(status="withdrawn")])
def test_what_is_not_missing_cannot_be_found(weapon: Weapon) -> None:
    assert refused_field(*find(weapon)) == "weapons"


def test_the_place_is_the_name_of_a_shelf() -> None:
    assert refused_field(*find(a_missing_weapon(), place="x" * 61)) == "place"
    assert event(*find(a_missing_weapon(), place=None)).place is None


def test_how_it_was_found_is_asked_for() -> None:
    assert refused_field(*find(a_missing_weapon(), reason=" ")) == "reason"
