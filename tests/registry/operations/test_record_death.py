"""A death is recorded once, on a day that was."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from models.database import operational, snapshot
from models.party import Party
from models.user import User
from models.verification import verify
from registry.operations.disable_user import DisableUser
from registry.operations.record_death import RecordDeath, RecordDeathFacts
from registry.sign_in import sessions
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ACTOR, NOW, ask, event, person, refused_fields


def died(on: date | None, reason: str = "Acta de defunción 118") -> RecordDeath:
    return ask(RecordDeath, party=31, died_on=on, reason=reason)


def facts(**changed: Any) -> RecordDeathFacts:
    return RecordDeathFacts(person(**changed), date(1985, 4, 12), frozenset(), ())


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


def test_nobody_records_his_own_death() -> None:
    own = RecordDeathFacts(person(), None, frozenset({ACTOR}), (ACTOR,))
    assert refused_fields(died(date(2026, 11, 20)), own) == [None]


def test_every_account_that_can_sign_in_is_disabled_in_the_same_act() -> None:
    decided = died(date(2026, 11, 20)).decide(RecordDeathFacts(person(), None, frozenset({40, 41}), (40,)), NOW, ACTOR)
    assert [(decision.event.kind, decision.thing_id) for decision in decided] == [
        ("party:died", 31), ("user:disabled", 40)]
    assert len({decision.event.reason.commitment for decision in decided}) == 2


def test_weapons_received_after_the_day_of_the_death_are_asked_about() -> None:
    held = replace(facts(), received=((57, date(2026, 11, 20)), (63, date(2026, 11, 24)), (71, date(2026, 11, 19))))
    (question,) = died(date(2026, 11, 19)).questions(held, NOW)
    assert (question.key, question.events()) == ("received_after_end:57,63", [])
    assert (question.last, question.days) == (date(2026, 11, 24), 5)
    assert died(date(2026, 11, 24)).questions(held, NOW) == []


def test_the_accounts_of_the_dead_and_their_sessions_end_with_the_act(opened: Founded) -> None:
    party = opened.person(opened.force)
    users = [opened.user(opened.force, "armourer", party=party, username=name) for name in ("uno", "dos")]
    opened.do(DisableUser, user=users[0], reason="Cambio de servicio")
    now = datetime.now(UTC)
    with operational(opened.engine) as session:
        token = sessions.start(session, users[1], "Firefox", now, is_partial=False)
    act = opened.do(RecordDeath, party=party, died_on=date(2026, 3, 1), reason="Acta de defunción 118")
    assert len(act.entries) == 2
    assert [opened.thing(User, user).is_enabled for user in users] == [False, False]
    assert sessions.present(opened.engine, token, now) is None
    with snapshot(opened.engine) as session:
        assert verify(session).fault is None


def test_from_then_on_the_person_is_not_alive(opened: Founded) -> None:
    party = opened.person()
    opened.do(RecordDeath, party=party, died_on=date(2026, 3, 1), reason="Acta de defunción 118")
    assert not opened.thing(Party, party).is_alive
