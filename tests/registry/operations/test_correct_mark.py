"""Correcting a mark and a part: alone while it is one's own and nothing relies on it, else through another person."""

from __future__ import annotations

from typing import Any

import pytest

from models.database import reading
from models.weapon import Component, Mark
from registry.errors import NeedsAnother, NotFound, RuleBroken
from registry.operations.correct_mark import CorrectMark
from registry.operations.correct_part import CorrectPart
from tests.registry.operations.armed import Armed, do
from tests.registry.operations.asked import BARREL, a_marks_correction, a_parts_correction, approved, relied_on


def mark_of(there: Armed, mark: int) -> Mark:
    with reading(there.registry.engine) as session:
        return session.get_one(Mark, mark)


def barrel_of(there: Armed, weapon: int) -> Component:
    with reading(there.registry.engine) as session:
        return session.get_one(Component, (weapon, 0))


def test_whoever_recorded_a_mark_corrects_it_until_something_relies_on_it(there: Armed) -> None:
    asked = a_marks_correction(there, there.weapon("QVX 1"))
    do(there, CorrectMark, **asked)
    found = mark_of(there, asked["mark"])
    assert (found.text, found.text_normalised) == ("RVA-0124", "RVA0124")
    told = there.bodies()[-1]["data"]
    assert (told["was"], told["corrects"]) == ("RVA-0142", asked["mark"])
    again = do(there, CorrectMark, **asked | {"text": "RVA-0125"})
    assert there.bodies()[-1]["data"]["corrects"] == told["mark"] + 2
    there.send(there.store(asked["weapon"]))
    with pytest.raises(NeedsAnother):
        do(there, CorrectMark, **asked | {"text": "RVA-0126"})
    assert mark_of(there, asked["mark"]).text == "RVA-0125"
    assert len(again.entries) == 1


def test_what_somebody_else_recorded_waits_for_another_person(there: Armed) -> None:
    asked = a_marks_correction(there, there.weapon("QVX 1"), actor="armourer")
    with pytest.raises(NeedsAnother):
        do(there, CorrectMark, **asked)
    approved(there, CorrectMark, **asked)
    assert mark_of(there, asked["mark"]).text == "RVA-0124"


def test_the_faults_of_a_mark_are_judged_again(there: Armed) -> None:
    asked = a_marks_correction(there, there.weapon("QVX 1"))
    do(there, CorrectMark, **asked, depth_um=50)
    assert mark_of(there, asked["mark"]).faults != []


@pytest.mark.parametrize(("changes", "field"), [
    ({"text": "RVA-0142"}, "text"), ({"text": None}, "text"), ({"face": "inside out"}, "face"),
    ({"reason": " "}, "reason")])
def test_a_mark_is_corrected_to_what_a_mark_can_be(there: Armed, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        do(there, CorrectMark, **a_marks_correction(there, there.weapon("QVX 1"), **changes))
    assert refused.value.field == field


def test_the_serial_of_a_part_is_corrected(there: Armed) -> None:
    weapon = there.weapon("QVX 1", components=(BARREL,))
    do(there, CorrectPart, **a_parts_correction(weapon))
    found = barrel_of(there, weapon)
    assert (found.serial, found.serial_normalised, found.standing) == ("QVX 208", "QVX208", "seen")


def test_a_part_something_relies_on_is_corrected_by_two(there: Armed) -> None:
    weapon = relied_on(there, components=(BARREL,))
    with pytest.raises(NeedsAnother):
        do(there, CorrectPart, **a_parts_correction(weapon))
    approved(there, CorrectPart, **a_parts_correction(weapon))
    assert barrel_of(there, weapon).serial == "QVX 208"


@pytest.mark.parametrize("changes", [
    {"serial": None}, {"standing": "unknown"}, {"serial": "QVX 2O8"}, {"serial": "A" * 80}])
def test_a_part_is_corrected_to_what_a_serial_can_be(there: Armed, changes: dict[str, Any]) -> None:
    with pytest.raises(RuleBroken) as refused:
        do(there, CorrectPart, **a_parts_correction(there.weapon("QVX 1", components=(BARREL,)), **changes))
    assert refused.value.field == "serial"


def test_of_another_weapon_there_is_no_such_mark_or_part(there: Armed) -> None:
    other = there.weapon("QVX 2")
    with pytest.raises(NotFound):
        do(there, CorrectMark, **a_marks_correction(there, there.weapon("QVX 1")) | {"weapon": other})
    with pytest.raises(NotFound):
        do(there, CorrectPart, **a_parts_correction(there.weapon("QVX 3", components=(BARREL,))) | {"weapon": other})
