"""Guessing is slowed where it comes from, and nobody can lock out somebody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.database import reading
from models.user import SignInAttempt
from registry.sign_in import NotRecognised, TooMany, give_second_factor
from registry.sign_in.attempts import NAME_LIMIT, PAIR_LIMIT, SOURCE_LIMIT
from tests.registry.sign_in.door import CODE, ELSEWHERE, HERE, PASSWORD, Door, digest


def fail(door: Door, times: int, source: str = ELSEWHERE, username: str | None = None) -> None:
    for _time in range(times):
        with pytest.raises(NotRecognised):
            door.knock("no es esta", source, username)


def test_five_failures_close_the_pair_even_for_the_right_password(door: Door) -> None:
    fail(door, PAIR_LIMIT)
    with pytest.raises(TooMany) as refused:
        door.knock(CODE, ELSEWHERE)
    assert refused.value.until == door.now + timedelta(minutes=15)


def test_after_a_quarter_of_an_hour_the_pair_is_open_again(door: Door) -> None:
    fail(door, PAIR_LIMIT)
    door.wait(minutes=14, seconds=59)
    with pytest.raises(TooMany):
        door.knock(CODE, ELSEWHERE)
    door.wait(seconds=1)
    assert door.knock(CODE, ELSEWHERE).user_id == door.user


def test_being_refused_does_not_prolong_the_wait(door: Door) -> None:
    fail(door, PAIR_LIMIT)
    for _minute in range(14):
        door.wait(minutes=1)
        with pytest.raises(TooMany):
            door.knock("no es esta", ELSEWHERE)
    door.wait(minutes=1)
    assert door.knock(CODE, ELSEWHERE).user_id == door.user


def test_the_same_person_gets_in_from_elsewhere_meanwhile(door: Door) -> None:
    fail(door, PAIR_LIMIT)
    assert door.knock(CODE, HERE).user_id == door.user


def test_other_people_get_in_from_the_same_place_meanwhile(door: Door) -> None:
    fail(door, PAIR_LIMIT, username="nadie.conocido")
    assert door.knock(CODE, ELSEWHERE).user_id == door.user


def test_a_name_that_does_not_exist_is_limited_just_the_same(door: Door) -> None:
    fail(door, PAIR_LIMIT, username="nadie.conocido")
    with pytest.raises(TooMany):
        door.knock("no es esta", ELSEWHERE, "nadie.conocido")


def test_a_source_that_tries_many_names_is_closed_except_to_who_is_known_there(door: Door) -> None:
    door.enrol(HERE)
    for number in range(SOURCE_LIMIT):
        fail(door, 1, HERE, f"nombre{number}")
    with pytest.raises(TooMany):
        door.knock("no es esta", HERE, "otro.nombre")
    assert door.knock(PASSWORD, HERE).user_id == door.user


def test_a_name_tried_from_many_sources_waits_longer_each_time_except_where_it_is_known(door: Door) -> None:
    door.enrol(HERE)
    for number in range(NAME_LIMIT):
        fail(door, 1, f"198.51.100.{number}")
    with pytest.raises(TooMany) as refused:
        door.knock("no es esta", ELSEWHERE)
    assert refused.value.until == door.now + timedelta(seconds=1)
    for wait in (1, 2, 4, 8):
        door.wait(seconds=wait)
        fail(door, 1, ELSEWHERE[:-1] + str(wait))
    with pytest.raises(TooMany) as longer:
        door.knock(PASSWORD, "192.0.2.1")
    assert longer.value.until == door.now + timedelta(seconds=16)
    signed = door.knock(PASSWORD, HERE)
    assert give_second_factor(door.gate, digest(signed), door.totp(), HERE, door.now).left is None


def test_many_tries_at_the_same_moment_are_not_more_tries(door: Door) -> None:
    def knock(_number: int) -> str:
        try:
            door.knock("no es esta", ELSEWHERE)
        except (NotRecognised, TooMany) as refusal:
            return type(refusal).__name__
        return "in"

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(knock, range(12)))
    assert answers.count("NotRecognised") == PAIR_LIMIT
    assert answers.count("TooMany") == 12 - PAIR_LIMIT


def test_success_wipes_the_failures_of_that_pair(door: Door) -> None:
    door.enrol(HERE)
    fail(door, PAIR_LIMIT - 1, HERE)
    give_second_factor(door.gate, digest(door.knock()), door.totp(), HERE, door.now)
    door.wait(seconds=1)
    fail(door, PAIR_LIMIT, HERE)


def test_neither_names_nor_addresses_are_kept_in_clear(door: Door) -> None:
    fail(door, 1, ELSEWHERE, "nadie.conocido")
    with reading(door.gate.engine) as session:
        (attempt,) = session.scalars(select(SignInAttempt))
    kept = attempt.name_digest + attempt.source_digest
    assert len(kept) == 64
    assert b"nadie" not in kept
    assert ELSEWHERE.encode() not in kept
