"""Saying that look-alike weapons are two."""

from __future__ import annotations

from typing import Any

from models.weapon import Weapon
from registry.operations.tell_apart import TellApart
from registry.operations.weapon_pairs import MOST, Pair, Pairs
from tests.builders import a_weapon, an_envelope, event, refusal, refused_field


def apart(second: Weapon | None = None, times: int = 1, **changes: Any) -> tuple[TellApart, Pairs]:
    pair = Pair(a_weapon(id=57), second or a_weapon(id=100, serial="QVX 2O8"))
    asked = {"firsts": (57,) * times, "seconds": (100,) * times, "reason": "Se compararon"} | changes
    return TellApart(**an_envelope(), **asked), Pairs((pair,) * times, {})


def test_the_later_one_names_the_one_it_is_not() -> None:
    operation, facts = apart()
    [decision] = operation.decide(facts, operation.claimed_at, 0)
    assert (decision.thing_id, event(operation, facts).other) == (100, "weapon:57")


def test_a_withdrawn_weapon_no_reason_and_too_many_are_refused() -> None:
    assert "baja" in refusal(*apart(a_weapon(id=100, status="withdrawn"))).msgid
    assert refused_field(*apart(reason=" ")) == "reason"
    assert refused_field(*apart(times=MOST + 1)) == "verdict"
