"""Taking weapons back into the armoury."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.take_back import TakeBack
from registry.operations.weapons import OfWeapons
from tests.builders import a_missing_weapon, a_weapon, an_envelope, an_issued_weapon, event, refused_field


def take_back(weapon: Weapon | None = None, **changes: Any) -> tuple[TakeBack, OfWeapons]:
    weapon = weapon or an_issued_weapon()
    asked: dict[str, Any] = {"weapons": (weapon.id,), "place": "estante 4", "condition": "operative",
                             "magazines": (2,), "remarks": None} | changes
    return TakeBack(**an_envelope(), **asked), OfWeapons((weapon,))


def test_it_is_received_from_who_had_it_into_the_unit_that_answers() -> None:
    told = event(*take_back())
    assert (told.was, told.custodian, told.condition) == ("party:33", "organisation:12", "operative")


def test_a_held_weapon_is_taken_back_all_the_same() -> None:
    assert event(*take_back(an_issued_weapon(open_holds=1))).was == "party:33"


@pytest.mark.parametrize("weapon", [a_weapon(), a_missing_weapon("lost"), a_weapon(status="withdrawn")])
def test_what_was_not_issued_does_not_come_back(weapon: Weapon) -> None:
    assert refused_field(*take_back(weapon)) == "weapons"


@pytest.mark.parametrize(("field", "value"), [
    ("condition", "rusty"), ("magazines", (21,)), ("magazines", ()), ("place", "x" * 61)])
def test_condition_magazines_and_place_are_said(field: str, value: Any) -> None:
    assert refused_field(*take_back(**{field: value})) == field
