"""Storing weapons."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.store import Store
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


def store(weapon: Weapon, **changes: Any) -> tuple[Store, OfWeapons]:
    asked: dict[str, Any] = {"weapons": (weapon.id,), "organisation": UNIT, "place": "estante 9"} | changes
    return Store(**an_envelope(), **asked), OfWeapons((weapon,), an_organisation())


@pytest.mark.parametrize("weapon", [
    a_weapon(), a_weapon(status="to_be_located", custodian=f"to_be_located:{UNIT}"),
    a_weapon(status="active", custodian="party:30"), a_weapon(open_holds=1)])
def test_what_somebody_can_show_enters_the_armoury(weapon: Weapon) -> None:
    told = event(*store(weapon))
    assert (told.custodian, told.place, told.was) == (f"organisation:{UNIT}", "estante 9", weapon.custodian)


@pytest.mark.parametrize("weapon", [an_issued_weapon(), a_missing_weapon("lost"), a_weapon(status="withdrawn")])
def test_what_somebody_answers_for_elsewhere_is_not_stored(weapon: Weapon) -> None:
    assert refused_field(*store(weapon)) == "weapons"


def test_a_weapon_is_not_put_where_it_is() -> None:
    assert refused_field(*store(a_weapon(place="estante 9"))) == "weapons"
    assert event(*store(a_weapon(place="estante 9"), organisation=OTHER_UNIT)).organisation == OTHER_UNIT


def test_the_place_is_the_name_of_a_shelf() -> None:
    assert refused_field(*store(a_weapon(), place="x" * 61)) == "place"
