"""Issuing weapons to an officer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.party import Party
from models.weapon import Weapon
from registry.operations.issue import Issue
from registry.operations.weapons import OfWeapons
from tests.builders import (
    NOW,
    TODAY,
    a_missing_weapon,
    a_party,
    a_weapon,
    an_envelope,
    an_issued_weapon,
    event,
    refused_field,
)


def issue(weapon: Weapon | None = None, officer: Party | None = None, **changes: Any) -> tuple[Issue, OfWeapons]:
    weapon, officer = weapon or a_weapon(), officer or a_party(id=33)
    asked: dict[str, Any] = {
        "weapons": (weapon.id,), "receiver": officer.id, "due_back_at": NOW + timedelta(hours=8), "magazines": (2,),
        "purpose": "Patrullaje"} | changes
    return Issue(**an_envelope(), **asked), OfWeapons((weapon,), party=officer)


def test_the_officer_answers_for_the_weapon() -> None:
    told = event(*issue())
    assert (told.custodian, told.was, told.magazines) == ("party:33", "organisation:12", 2)


def test_a_standing_issue_has_no_day_of_return() -> None:
    assert event(*issue(due_back_at=None)).due_back_at is None


@pytest.mark.parametrize("weapon", [
    an_issued_weapon(), a_missing_weapon(), a_weapon(status="withdrawn"), a_weapon(status="active"),
    a_weapon(status="to_be_located"), a_weapon(open_holds=1), a_weapon(condition="inoperative")])
def test_only_an_operative_weapon_in_the_armoury_that_nobody_holds(weapon: Weapon) -> None:
    assert refused_field(*issue(weapon)) == "weapons"


@pytest.mark.parametrize("officer", [
    a_party(died_on=TODAY), a_party(is_suspended=True), a_party(organisation_id=None), a_party(kind="legal")])
def test_only_to_a_living_officer_who_may_receive(officer: Party) -> None:
    assert refused_field(*issue(officer=officer)) == "receiver"


@pytest.mark.parametrize(("field", "value"), [
    ("due_back_at", NOW), ("magazines", ()), ("magazines", (21,)), ("magazines", (-1,)), ("magazines", (1, 1))])
def test_the_return_comes_after_and_magazines_are_counted(field: str, value: Any) -> None:
    assert refused_field(*issue(**{field: value})) == field
