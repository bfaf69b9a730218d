"""Sixteen clerks, one weapon, the same moment, a hundred times: one of them wins and the others are told why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.database import reading
from models.ledger import head_of
from tests.races.contest import CONTESTS, TRIALS, WON, contested
from tests.races.ground import WRITERS
from tests.races.served import Served, served
from tests.races.verified import fault_in
from tests.servers.databases import ENGINES

#: The act itself, and what it does to its one weapon.
ENTRIES_OF_AN_ACT = 2


@pytest.fixture(scope="module", params=ENGINES)
def registry(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One registry at work on each database, served to every contest."""
    if request.param == "sqlite":
        with served(f"sqlite:///{tmp_path_factory.mktemp('races') / 'registro.sqlite3'}") as serving:
            yield serving
    else:
        cluster = request.getfixturevalue("postgres")
        with cluster.database() as name, served(cluster.url(name)) as serving:
            yield serving


def size_of(registry: Served) -> int:
    with reading(registry.ground.registry.engine) as session:
        return head_of(session).size


@pytest.mark.parametrize("name", CONTESTS)
def test_one_of_sixteen_wins_and_the_others_are_told_why_and_write_nothing(registry: Served, name: str) -> None:
    contest = CONTESTS[name]
    weapons = contest.weapons(registry.ground, TRIALS)
    before = size_of(registry)
    told = contested(registry, contest, weapons)
    assert told == [{WON: 1, contest.reason: WRITERS - 1}] * TRIALS
    assert size_of(registry) - before == ENTRIES_OF_AN_ACT * TRIALS
    assert fault_in(registry.url) is None
