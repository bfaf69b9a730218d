"""Releasing a weapon from a hold."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Hold
from registry.operations.release import Release, ReleaseFacts
from tests.builders import CLERK, NOW, TODAY, TOMORROW, a_hold, a_weapon, an_envelope, event, events, refused_field


def release(*holds: Hold, **changes: Any) -> tuple[Release, ReleaseFacts]:
    holds = holds or (a_hold(),)
    asked: dict[str, Any] = {
        "holds": tuple(hold.id for hold in holds), "order_number": "219/2026", "ordered_on": TODAY,
        "reason": "Experticia concluida",
    } | changes
    weapons = {hold.weapon_id: a_weapon(id=hold.weapon_id, open_holds=len(holds)) for hold in holds}
    return Release(**an_envelope(), **asked), ReleaseFacts(holds, weapons)


def test_the_hold_is_named_by_its_entry() -> None:
    told = event(*release(a_hold(id=77)))
    assert (told.hold, told.order_number) == (77, "219/2026")


def test_one_order_may_lift_several_holds_of_one_weapon() -> None:
    operation, facts = release(a_hold(id=77), a_hold(id=78, order_number="205/2026"))
    assert [told.hold for told in events(operation, facts)] == [77, 78]
    assert [told.thing_id for told in operation.decide(facts, NOW, CLERK)] == [100, 100]


def test_a_hold_is_lifted_once() -> None:
    assert refused_field(*release(a_hold(released_entry=80))) == "holds"


@pytest.mark.parametrize("number", ["204/2026", "204-2026"])
def test_the_order_that_held_cannot_release(number: str) -> None:
    assert refused_field(*release(order_number=number)) == "order_number"


def test_the_order_that_releases_is_not_older_than_the_one_that_held() -> None:
    assert refused_field(*release(a_hold(ordered_on=TODAY), ordered_on=TODAY.replace(day=1))) == "ordered_on"


@pytest.mark.parametrize(("field", "value"), [
    ("order_number", "sin número"), ("ordered_on", TOMORROW), ("reason", "")])
def test_the_order_is_complete_and_has_been_given(field: str, value: Any) -> None:
    assert refused_field(*release(**{field: value})) == field
