"""Withdrawing a weapon for good."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.weapons import OfWeapons
from registry.operations.withdraw import Withdraw, WithdrawFacts
from tests.builders import (
    APPROVER,
    NOW,
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


def withdraw(weapon: Weapon | None = None, labels: tuple[int, ...] = (),
             **changes: Any) -> tuple[Withdraw, WithdrawFacts]:
    weapon = weapon or a_weapon()
    asked: dict[str, Any] = {
        "weapons": (weapon.id,), "cause": "exported", "order_number": "DAEX-2026-201", "ordered_on": TODAY,
        "reason": "Guía de exportación",
    } | changes
    return Withdraw(**an_envelope(), **asked), WithdrawFacts(OfWeapons((weapon,)), labels)


def test_the_custodian_is_the_end_itself_under_the_unit_that_answered() -> None:
    told = event(*withdraw())
    assert (told.custodian, told.was) == (f"withdrawn:{UNIT}", f"organisation:{UNIT}")


@pytest.mark.parametrize("status", ["active", "to_be_located"])
def test_a_citizens_weapon_and_one_that_was_only_booked_may_be_withdrawn(status: str) -> None:
    assert event(*withdraw(a_weapon(status=status))).kind == "weapon:withdrawn"


@pytest.mark.parametrize(("weapon", "word"), [
    (a_weapon(open_holds=1), "retenida"), (an_issued_weapon(), "entregada"), (a_missing_weapon("lost"), "hallazgo"),
    (a_weapon(status="withdrawn"), "baja")])
def test_never_while_somebody_else_has_a_say_in_it(weapon: Weapon, word: str) -> None:
    assert word in refusal(*withdraw(weapon)).msgid


@pytest.mark.parametrize(("field", "value"), [
    ("cause", "tired"), ("order_number", "sin número"), ("ordered_on", TOMORROW), ("reason", "")])
def test_the_order_is_complete_and_has_been_given(field: str, value: Any) -> None:
    assert refused_field(*withdraw(**{field: value})) == field


def test_its_label_in_force_is_revoked_in_the_same_act() -> None:
    operation, facts = withdraw(labels=(77,))
    told = operation.decide(facts, NOW, APPROVER)
    assert [(decision.event.kind, decision.thing_id) for decision in told] == [
        ("weapon:withdrawn", facts.of.weapons[0].id), ("label:revoked", 77)]
