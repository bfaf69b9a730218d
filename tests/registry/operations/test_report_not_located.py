"""When nobody can show a weapon and nobody has declared its loss."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.errors import RulesBroken
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.weapons import OfWeapons
from tests.builders import (
    CLERK,
    NOW,
    UNIT,
    a_missing_weapon,
    a_weapon,
    an_envelope,
    an_issued_weapon,
    event,
    refusal,
    refused_field,
)


def report(*weapons: Weapon, **changes: Any) -> tuple[ReportNotLocated, OfWeapons]:
    asked: dict[str, Any] = {
        "weapons": tuple(weapon.id for weapon in weapons), "reason": "No apareció en la revista",
    } | changes
    return ReportNotLocated(**an_envelope(), **asked), OfWeapons(weapons)


def test_the_unit_that_answers_becomes_the_custodian() -> None:
    told = event(*report(an_issued_weapon(custodian="party:33")))
    assert (told.custodian, told.was) == (f"to_be_located:{UNIT}", "party:33")


def test_a_weapon_that_was_only_booked_may_turn_out_not_located() -> None:
    told = event(*report(a_weapon(status="to_be_located", custodian=f"to_be_located:{UNIT}")))
    assert told.custodian == f"to_be_located:{UNIT}"


def test_a_held_weapon_may_be_reported_too() -> None:
    assert event(*report(a_weapon(open_holds=1))).kind == "weapon:not_located"


@pytest.mark.parametrize("status", ["not_located", "lost", "stolen"])
def test_what_is_missing_already_is_not_reported_again(status: str) -> None:
    assert refused_field(*report(a_missing_weapon(status))) == "weapons"


def test_a_withdrawn_weapon_is_never_reported() -> None:
    assert "dada de baja" in refusal(*report(a_weapon(status="withdrawn"))).msgid


@pytest.mark.parametrize("reason", ["", "   ", "x" * 1001, "oculto\u200b"])
def test_a_reason_is_asked_for_and_can_be_printed(reason: str) -> None:
    assert refused_field(*report(a_weapon(), reason=reason)) == "reason"


def test_every_weapon_that_forbids_the_act_is_told() -> None:
    operation, facts = report(a_weapon(id=1), a_missing_weapon(id=2), a_weapon(id=3, status="withdrawn"))
    with pytest.raises(RulesBroken) as refused:
        operation.decide(facts, NOW, CLERK)
    assert [broken.subject for broken in refused.value.broken] == ["weapon:2", "weapon:3"]


def test_the_reason_of_each_weapon_is_committed_apart() -> None:
    operation, facts = report(a_weapon(id=1), a_weapon(id=2))
    first, second = (decision.event.data()["reason"] for decision in operation.decide(facts, NOW, CLERK))
    assert first != second
