"""Sessions: random, kept by digest, limited, ended for good."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import delete, select

from models.database import operational, reading
from models.user import WebSession
from registry.sign_in import Ended, sessions
from tests.registry.sign_in.door import Door


def start(door: Door, *, is_partial: bool = False) -> str:
    with operational(door.gate.engine) as session:
        return sessions.start(session, door.user, "Firefox " + "x" * 300, door.now, is_partial=is_partial)


def test_the_id_has_256_random_bits_and_only_its_digest_is_kept(door: Door) -> None:
    tokens = {start(door) for _time in range(3)}
    assert {len(token) for token in tokens} == {43}
    assert len(tokens) == 3
    with reading(door.gate.engine) as session:
        rows = session.scalars(select(WebSession)).all()
    assert {row.digest for row in rows} == {sessions.digest_of(token) for token in tokens}
    assert {len(row.agent) for row in rows} == {240}


def is_locked(door: Door, token: str) -> bool:
    row = door.session(token)
    assert row is not None
    return sessions.is_locked(row, door.now)


def test_a_session_left_alone_for_thirty_minutes_is_locked_and_asking_opens_nothing(door: Door) -> None:
    token = start(door)
    door.wait(minutes=29)
    assert not is_locked(door, token)
    door.wait(minutes=29)
    assert not is_locked(door, token)
    door.wait(minutes=30)
    assert [is_locked(door, token), is_locked(door, token)] == [True, True]


def test_without_second_factor_thirty_idle_minutes_end_the_session(door: Door) -> None:
    token = start(door, is_partial=True)
    door.wait(minutes=30)
    assert door.session(token) is None


def test_a_screen_locked_by_hand_stays_locked_whatever_the_clock_does(door: Door) -> None:
    token = start(door)
    sessions.lock(door.gate.engine, sessions.digest_of(token), door.now)
    door.wait(minutes=5)
    assert is_locked(door, token)
    door.wait(minutes=-10)
    assert is_locked(door, token)


def test_a_locked_session_ends_after_the_same_twelve_hours(door: Door) -> None:
    token = start(door)
    sessions.lock(door.gate.engine, sessions.digest_of(token), door.now)
    door.wait(hours=12)
    assert door.session(token) is None


def test_a_session_ends_after_twelve_hours_however_busy(door: Door) -> None:
    token = start(door)
    for _time in range(12 * 60 // 20 - 1):
        door.wait(minutes=20)
        assert door.session(token) is not None
    door.wait(minutes=20)
    assert door.session(token) is None


def test_a_new_id_does_not_prolong_the_twelve_hours(door: Door) -> None:
    token = start(door, is_partial=True)
    door.wait(minutes=20)
    with operational(door.gate.engine) as session:
        token = sessions.renewed(session, sessions.digest_of(token), door.now, is_partial=False)
        assert session.get_one(WebSession, sessions.digest_of(token)).created_at < door.now


def test_the_id_before_the_new_one_opens_nothing(door: Door) -> None:
    token = start(door, is_partial=True)
    with operational(door.gate.engine) as session:
        sessions.renewed(session, sessions.digest_of(token), door.now, is_partial=False)
    assert door.session(token) is None


def test_an_ended_session_is_not_renewed(door: Door) -> None:
    token = start(door)
    sessions.end(door.gate.engine, door.user, sessions.digest_of(token), door.now)
    with operational(door.gate.engine) as session, pytest.raises(Ended):
        sessions.renewed(session, sessions.digest_of(token), door.now, is_partial=False)


def test_nobody_ends_the_session_of_somebody_else(door: Door) -> None:
    token = start(door)
    sessions.end(door.gate.engine, door.user + 1, sessions.digest_of(token), door.now)
    assert door.session(token) is not None


def test_all_other_sessions_can_be_ended_at_once(door: Door) -> None:
    mine, others = start(door), [start(door), start(door)]
    sessions.end_others(door.gate.engine, door.user, sessions.digest_of(mine), door.now)
    assert [door.session(token) is not None for token in (mine, *others)] == [True, False, False]
    with reading(door.gate.engine) as session:
        assert len(sessions.live_sessions(session, door.user, door.now)) == 1


def test_a_session_deleted_while_it_is_in_use_never_comes_back(door: Door) -> None:
    for _trial in range(20):
        token = start(door)
        door.wait(minutes=2)
        busy = [threading.Thread(target=door.session, args=(token,)) for _number in range(4)]
        for thread in busy:
            thread.start()
        with operational(door.gate.engine) as session:
            session.execute(delete(WebSession).where(WebSession.digest == sessions.digest_of(token)))
        for thread in busy:
            thread.join()
        assert door.session(token) is None


def test_an_unknown_id_is_nobodys(door: Door) -> None:
    assert door.session("") is None
    assert door.session("x" * 43) is None
