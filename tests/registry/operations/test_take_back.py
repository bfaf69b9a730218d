"""Taking weapons back into the armoury."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.errors import Unanswered
from registry.operations.issue import Issue
from registry.operations.take_back import TakeBack
from registry.operations.weapons import OfWeapons
from tests.builders import NOW, a_missing_weapon, a_weapon, an_envelope, an_issued_weapon, event, refused_field
from tests.registry.operations.armed import Armed, do


def take_back(weapon: Weapon | None = None, left_with: int | None = 2, **changes: Any) -> tuple[TakeBack, OfWeapons]:
    weapon = weapon or an_issued_weapon()
    asked: dict[str, Any] = {"weapons": (weapon.id,), "place": "estante 4", "condition": "operative",
                             "magazines": (2,), "remarks": None} | changes
    known = {} if left_with is None else {weapon.id: left_with}
    return TakeBack(**an_envelope(), **asked), OfWeapons((weapon,), left_with=known)


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


def test_fewer_magazines_than_left_are_asked_about_and_told() -> None:
    operation, facts = take_back(magazines=(0,))
    [question] = operation.questions(facts, NOW)
    assert question.key == "fewer_magazines:100-2"
    told = event(operation, facts)
    assert (told.left_with, told.missing) == (2, 2)
    assert told.worded().endswith("con %(magazines)s: salió con %(left_with)s, faltan %(missing)s.")


@pytest.mark.parametrize(("left_with", "came"), [(2, 2), (2, 3), (0, 0), (None, 0)])
def test_nothing_is_asked_when_none_is_missing(left_with: int | None, came: int) -> None:
    operation, facts = take_back(left_with=left_with, magazines=(came,))
    assert operation.questions(facts, NOW) == []
    assert (event(operation, facts).missing, event(operation, facts).left_with) == (0, left_with)


def test_what_left_with_it_is_read_from_its_issue(there: Armed) -> None:
    weapon, officer = there.weapon("QVX 1"), there.registry.person(there.registry.force)
    do(there, Issue, "armourer", weapons=(weapon,), receiver=officer, due_back_at=None, magazines=(2,), purpose=None)
    back: dict[str, Any] = {"weapons": (weapon,), "place": None, "condition": "operative", "magazines": (1,),
                            "remarks": None}
    with pytest.raises(Unanswered) as asked:
        do(there, TakeBack, "armourer", **back)
    assert asked.value.keys == (f"fewer_magazines:{weapon}-1",)
    do(there, TakeBack, "armourer", **back, answers=asked.value.keys)
    assert there.bodies()[-1]["data"]["missing"] == 1
