"""Registering a series."""

from __future__ import annotations

from typing import Any

import pytest

from models.events.weapon import WeaponRegistered
from models.events.weapon_doubt import WeaponConfirmed, WeaponDistinguished
from registry.errors import RuleBroken, RulesBroken
from registry.operations.register_series import RegisterSeries, RegisterSeriesFacts
from tests.builders import CLERK, NOW, a_twin, an_envelope
from tests.registry.operations.test_register import register

SERIALS = ("TZK 098", "TZK 099", "TZK 100")


def series(serials: tuple[str, ...] = SERIALS, twins: tuple[Any, ...] = (), alone: int | None = None,
           alike: dict[str, tuple[int, ...]] | None = None,
           **changes: Any) -> tuple[RegisterSeries, RegisterSeriesFacts]:
    like, shared = register(serial=serials[0], **changes)
    return (RegisterSeries(**an_envelope(), like=like, serials=serials, alike=alike or {}),
            RegisterSeriesFacts(shared, twins, alone))


def test_each_weapon_is_registered_with_its_own_serial_and_identity() -> None:
    operation, facts = series(components=({"kind": "barrel", "serial": "B 1", "standing": "seen"},))
    events = [decision.event for decision in operation.decide(facts, NOW, CLERK)]
    assert [(event.serial, event.serial_normalised, event.components) for event in events
            if isinstance(event, WeaponRegistered)] == [
        ("TZK 098", "TZK098", []), ("TZK 099", "TZK099", []), ("TZK 100", "TZK100", [])]
    assert len({event.identity for event in events if isinstance(event, WeaponRegistered)}) == len(SERIALS)


def test_what_was_answered_is_recorded_of_the_weapon_it_is_about() -> None:
    operation, facts = series(alike={"TZK 099": (57, 63)}, year=1839)
    decided = [(decision.of, decision.event) for decision in operation.decide(facts, NOW, CLERK)]
    told = [(place, event.other) for place, event in decided if isinstance(event, WeaponDistinguished)]
    assert told == [(1, "weapon:57"), (1, "weapon:63")]
    assert [place for place, event in decided if isinstance(event, WeaponConfirmed)] == [0, 1, 2]
    assert [question.key for question in operation.questions(facts, NOW)] == ["alike:57,63", "before_cartridges"]


def test_weapons_that_are_there_already_are_all_named_and_nothing_is_recorded() -> None:
    twins = tuple(a_twin(id=70 + number, serial=f"TZK {number:03}") for number in (98, 100, 101, 102))
    operation, facts = series(tuple(f"TZK {number:03}" for number in range(98, 110)), twins=twins)
    with pytest.raises(RuleBroken) as refused:
        operation.decide(facts, NOW, CLERK)
    assert refused.value.field == "serial"
    assert refused.value.values == {"weapon": 168, "count": 4, "serials": "TZK 098, TZK 100–TZK 102"}


@pytest.mark.parametrize(("count", "alone"), [(1, None), (251, None), (3, 2)])
def test_too_few_too_many_or_more_than_one_may_do_alone_are_refused(count: int, alone: int | None) -> None:
    operation, facts = series(tuple(f"A{number:04}" for number in range(count)), alone=alone)
    with pytest.raises(RuleBroken) as refused:
        operation.decide(facts, NOW, CLERK)
    assert refused.value.field == "count"


def test_what_is_wrong_with_the_facts_is_told_once() -> None:
    operation, facts = series(year=2962)
    with pytest.raises((RuleBroken, RulesBroken)) as refused:
        operation.decide(facts, NOW, CLERK)
    assert not isinstance(refused.value, RulesBroken)
