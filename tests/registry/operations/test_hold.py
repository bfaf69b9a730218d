"""Holding a weapon by order of a prosecutor or a court."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.hold import Hold, HoldFacts
from tests.builders import TODAY, TOMORROW, a_missing_weapon, a_weapon, an_envelope, event, refused_field

ORDER = (100, "prosecution_service", "2042026")


def hold(weapon: Weapon | None = None, standing: Iterable[tuple[int, str, str]] = (),
         **changes: Any) -> tuple[Hold, HoldFacts]:
    weapon = weapon or a_weapon()
    asked: dict[str, Any] = {
        "weapons": (weapon.id,), "authority": "prosecution_service", "order_number": "204/2026", "ordered_on": TODAY,
        "reason": "Experticia",
    } | changes
    return Hold(**an_envelope(), **asked), HoldFacts((weapon,), frozenset(standing))


def test_the_order_is_named() -> None:
    told = event(*hold())
    assert (told.authority, told.order_number, told.ordered_on) == ("prosecution_service", "204/2026", TODAY)


def test_a_missing_weapon_may_be_held_before_it_is_found() -> None:
    assert event(*hold(a_missing_weapon())).kind == "weapon:held"


def test_a_second_order_holds_it_too() -> None:
    assert event(*hold(a_weapon(open_holds=1), [ORDER], order_number="205/2026")).order_number == "205/2026"
    assert event(*hold(a_weapon(open_holds=1), [ORDER], authority="court")).authority == "court"


@pytest.mark.parametrize("number", ["204/2026", "204 / 2026", "204-2026"])
def test_the_same_order_holds_it_once(number: str) -> None:
    assert refused_field(*hold(a_weapon(open_holds=1), [ORDER], order_number=number)) == "weapons"


def test_a_withdrawn_weapon_is_not_held() -> None:
    assert refused_field(*hold(a_weapon(status="withdrawn"))) == "weapons"


@pytest.mark.parametrize(("field", "value"), [
    ("authority", "police"), ("order_number", "sin número"), ("ordered_on", TOMORROW), ("reason", "")])
def test_the_order_is_complete_and_has_been_given(field: str, value: Any) -> None:
    assert refused_field(*hold(**{field: value})) == field
