"""The lock alone holds; the constraints alone hold; with both taken out two writers win, so these tests can fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from models.database import engine_for
from registry.errors import RuleBroken, Stale
from registry.operations import Performed
from tests.races.acts import Asks, Told, issuing, issuing_from_a_page, registering, trial
from tests.races.ground import WRITERS, Ground, ground
from tests.races.starting_line import starting_line
from tests.races.unconstrained import drop_constraints
from tests.races.unlocked import no_lock_on_the_head, unlocked_engine
from tests.races.verified import fault_in

TRIALS = 20
ASKS = pytest.mark.parametrize("asks", [issuing, issuing_from_a_page, registering])
REASONS: dict[Asks, tuple[type[Exception], str]] = {
    issuing: (RuleBroken, "El arma ya está entregada a un funcionario."),
    issuing_from_a_page: (Stale, Stale.msgid),
    registering: (RuleBroken, "Ya hay un arma con esta marca, modelo, calibre y serial."),
}


@pytest.fixture
def at_work(migrated_url: str) -> Iterator[Ground]:
    """A registry at work, once on each database."""
    made = ground(migrated_url)
    yield made
    made.registry.engine.dispose()


def raced(ground: Ground, engine: Engine, asks: Asks) -> list[list[Told]]:
    """What every clerk got in every trial."""
    weapons = ground.weapons(TRIALS)
    with starting_line(WRITERS) as line:
        return [trial(line, engine, [asks(ground, weapon, place) for place in range(WRITERS)], ground.clerks)
                for weapon in weapons]


def winners(told: list[Told]) -> int:
    return sum(isinstance(got, Performed) for got in told)


def reasons(trials: list[list[Told]]) -> set[tuple[type[Exception], str]]:
    """Every refusal that was told, as its kind and its sentence."""
    return {(type(got), got.msgid) for told in trials for got in told if not isinstance(got, Performed)}


@ASKS
def test_the_lock_alone_lets_one_writer_win(at_work: Ground, migrated_url: str, asks: Asks) -> None:
    drop_constraints(migrated_url)
    engine = engine_for(migrated_url)
    trials = raced(at_work, engine, asks)
    engine.dispose()
    assert [winners(told) for told in trials] == [1] * TRIALS
    assert reasons(trials) == {REASONS[asks]}
    assert fault_in(migrated_url) is None


@ASKS
def test_the_constraints_alone_let_one_writer_win(at_work: Ground, migrated_url: str, asks: Asks) -> None:
    engine = unlocked_engine(migrated_url)
    with no_lock_on_the_head():
        trials = raced(at_work, engine, asks)
    engine.dispose()
    assert [winners(told) for told in trials] == [1] * TRIALS
    assert reasons(trials) == {REASONS[asks]}
    assert fault_in(migrated_url) is None


@ASKS
def test_with_neither_several_writers_win_and_the_verifier_says_so(
    at_work: Ground, migrated_url: str, asks: Asks
) -> None:
    weapons = at_work.weapons(TRIALS)
    drop_constraints(migrated_url)
    engine = unlocked_engine(migrated_url)
    with no_lock_on_the_head():
        told = race_until_two_win(at_work, engine, asks, weapons)
    engine.dispose()
    assert winners(told) > 1
    assert fault_in(migrated_url) is not None


def race_until_two_win(ground: Ground, engine: Engine, asks: Asks, weapons: list[int]) -> list[Told]:
    """The first trial with two winners, or the last one; each is about another weapon."""
    told: list[Told] = []
    with starting_line(WRITERS) as line:
        for weapon in weapons:
            told = trial(line, engine, [asks(ground, weapon, place) for place in range(WRITERS)], ground.clerks)
            if winners(told) > 1:
                break
    return told
