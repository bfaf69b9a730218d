"""A death recorded wrongly is corrected on the record: the day, or that the person lives; by two persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.database import snapshot
from models.party import Party
from models.verification import verify
from registry.errors import NeedsAnother
from registry.operations.correct_death import CorrectDeath, CorrectDeathFacts
from registry.operations.record_death import RecordDeath
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ACTOR, NOW, ask, event, person, refused_fields

DEAD = CorrectDeathFacts(person(died_on=date(2026, 3, 1)), 35, date(1985, 4, 12), frozenset({40}))


def corrected(**typed: Any) -> CorrectDeath:
    values = {"is_alive": False, "died_on": None, "reason": "El acta 118 es de su hermano"}
    return ask(CorrectDeath, party=31, **values | typed)


def test_the_day_or_the_whole_death_is_corrected_and_the_entry_named() -> None:
    other = event(corrected(died_on=date(2026, 3, 2)), DEAD)
    assert (other.died_on, other.corrects) == (date(2026, 3, 2), 35)
    lives = event(corrected(is_alive=True), DEAD)
    assert (lives.died_on, lives.corrects) == (None, 35)
    assert "sin efecto" in lives.worded()


@pytest.mark.parametrize("typed", [
    {}, {"is_alive": True, "died_on": date(2026, 3, 2)}, {"died_on": date(2026, 3, 1)}, {"died_on": date(2026, 11, 25)},
    {"died_on": date(1985, 4, 11)},
])
def test_neither_both_the_same_day_and_a_day_that_cannot_be_are_refused(typed: dict[str, Any]) -> None:
    assert refused_fields(corrected(**typed), DEAD) == ["died_on"]


def test_a_reason_is_asked_for_and_nobody_corrects_his_own() -> None:
    assert refused_fields(corrected(is_alive=True, reason=""), DEAD) == ["reason"]
    assert refused_fields(corrected(is_alive=True), DEAD, actor=40) == [None]
    assert event(corrected(is_alive=True), DEAD, actor=ACTOR).kind == "party:death_corrected"


def test_who_is_not_dead_has_no_death_to_correct() -> None:
    assert refused_fields(corrected(is_alive=True), CorrectDeathFacts(person(), None, None, frozenset())) == [None]


def test_an_earlier_day_asks_about_what_was_received_after_it() -> None:
    held = replace(DEAD, received=((57, date(2026, 2, 20)),))
    assert [one.key for one in corrected(died_on=date(2026, 2, 1)).questions(held, NOW)] == ["received_after_end:57"]
    assert corrected(is_alive=True).questions(held, NOW) == []


def test_it_waits_for_another_person_and_the_person_lives_again(opened: Founded) -> None:
    party, clerk = opened.person(opened.force), opened.user(opened.force, "clerk")
    opened.do(RecordDeath, party=party, died_on=date(2026, 3, 1), reason="Acta de defunción 118")
    asked = {"party": party, "is_alive": True, "died_on": None, "reason": "El acta 118 es de su hermano"}
    with pytest.raises(NeedsAnother):
        opened.do(CorrectDeath, clerk, **asked)
    opened.do(CorrectDeath, **asked)
    assert opened.thing(Party, party).is_alive
    with snapshot(opened.engine) as session:
        assert verify(session).fault is None
