"""A death is recorded once, on a day that was."""

from datetime import date
from typing import Any

import pytest

from models.party import Party
from registry.operations.record_death import RecordDeath, RecordDeathFacts
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ask, event, person, refused_fields


def died(on: date | None, reason: str = "Acta de defunción 118") -> RecordDeath:
    return ask(RecordDeath, party=31, died_on=on, reason=reason)


def facts(**changed: Any) -> RecordDeathFacts:
    return RecordDeathFacts(person(**changed), date(1985, 4, 12))


def test_the_event_tells_the_day_and_commits_to_the_reason() -> None:
    told = event(died(date(2026, 11, 24)), facts())
    assert told.died_on == date(2026, 11, 24)
    assert told.data()["reason"] == told.reason.commitment


@pytest.mark.parametrize("on", [None, date(2026, 11, 25), date(1985, 4, 11)])
def test_no_day_a_day_to_come_and_a_day_before_the_birth_are_refused(on: date | None) -> None:
    assert refused_fields(died(on), facts()) == ["died_on"]


def test_nobody_dies_twice() -> None:
    assert refused_fields(died(date(2026, 11, 20)), facts(died_on=date(2026, 11, 1))) == ["died_on"]


def test_a_reason_is_asked_for() -> None:
    assert refused_fields(died(date(2026, 11, 20), ""), facts()) == ["reason"]


def test_from_then_on_the_person_is_not_alive(opened: Founded) -> None:
    party = opened.person()
    opened.do(RecordDeath, party=party, died_on=date(2026, 3, 1), reason="Acta de defunción 118")
    assert not opened.thing(Party, party).is_alive
