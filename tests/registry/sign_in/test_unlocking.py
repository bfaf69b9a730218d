"""A locked screen: its person's password opens it, under a new id, and nothing else does."""

from __future__ import annotations

import pytest

from models.database import reading
from registry.operations.disable_user import DisableUser
from registry.sign_in import Ended, NotRecognised, Step, TooMany, give_second_factor, sessions, step_left, unlock
from registry.sign_in.attempts import PAIR_LIMIT
from tests.registry.sign_in.door import HERE, PASSWORD, Door, digest


@pytest.fixture
def locked(door: Door) -> bytes:
    """The digest of a session that was locked a minute ago."""
    door.enrol()
    done = digest(give_second_factor(door.gate, digest(door.knock()), door.totp(), HERE, door.now))
    sessions.lock(door.gate.engine, done, door.now)
    door.wait(minutes=1)
    return done


def left(door: Door, token: str) -> Step | None:
    row = door.session(token)
    assert row is not None
    with reading(door.gate.engine) as session:
        return step_left(session, door.gate, row, door.now)


def test_the_password_alone_opens_it_under_a_new_id(door: Door, locked: bytes) -> None:
    opened = unlock(door.gate, locked, PASSWORD, HERE, door.now)
    assert sessions.digest_of(opened.token) != locked
    assert left(door, opened.token) is None
    with pytest.raises(Ended):
        unlock(door.gate, locked, PASSWORD, HERE, door.now)


def test_left_alone_it_is_locked_the_same_way(door: Door) -> None:
    door.enrol()
    signed = give_second_factor(door.gate, digest(door.knock()), door.totp(), HERE, door.now)
    door.wait(minutes=30)
    assert left(door, signed.token) is Step.UNLOCK
    assert left(door, unlock(door.gate, digest(signed), PASSWORD, HERE, door.now).token) is None


def test_a_wrong_password_leaves_it_locked_and_counts_as_one_at_the_door(door: Door, locked: bytes) -> None:
    for _time in range(PAIR_LIMIT):
        with pytest.raises(NotRecognised) as refused:
            unlock(door.gate, locked, "no es esta", HERE, door.now)
        assert refused.value.field == "password"
    for knock in (lambda: unlock(door.gate, locked, PASSWORD, HERE, door.now), door.knock):
        with pytest.raises(TooMany):
            knock()


def test_the_password_prolongs_nothing_beyond_the_twelve_hours(door: Door, locked: bytes) -> None:
    door.wait(hours=11, minutes=58)
    token = unlock(door.gate, locked, PASSWORD, HERE, door.now).token
    door.wait(minutes=1)
    assert door.session(token) is None


def test_a_session_that_is_not_locked_is_nobodys_to_unlock(door: Door) -> None:
    door.enrol()
    signed = give_second_factor(door.gate, digest(door.knock()), door.totp(), HERE, door.now)
    half = door.knock()
    for open_one in (signed, half):
        with pytest.raises(Ended):
            unlock(door.gate, digest(open_one), PASSWORD, HERE, door.now)


def test_whoever_was_disabled_meanwhile_does_not_come_back(door: Door, locked: bytes) -> None:
    door.opened.do(DisableUser, user=door.user, reason="Dejó el servicio")
    with pytest.raises(Ended):
        unlock(door.gate, locked, PASSWORD, HERE, door.now)
