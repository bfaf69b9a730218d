"""SIGKILL to every process of the registry, ten times in two thousand acknowledged acts: none of them is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from tests.crash.kept import acknowledged, recorded
from tests.crash.teller import FORM, Teller, Written
from tests.races.served import Served, served
from tests.races.verified import fault_in
from tests.servers.postgres import Cluster

TELLERS = 4
KILLS = 10
ACTS = 2000
READY_SECONDS = 5
#: The random moments are the same in every run, as far as a race can be.
DICE = Random(2)


def tellers_of(registry: Served) -> list[Teller]:
    tellers = [Teller(visitor, f"T{place}") for place, visitor in enumerate(registry.clerks)]
    for teller in tellers:
        teller.open_form()
    return tellers


def written(tellers: list[Teller]) -> list[Written]:
    return [one for teller in tellers for one in teller.acknowledged]


def write_until_killed(tellers: list[Teller], total: int, kill: Callable[[], None]) -> None:
    """Let everybody write; kill at a random moment after `total` acts were acknowledged in all."""
    with ThreadPoolExecutor(len(tellers)) as pool:
        writing = [pool.submit(teller.write_until_silence) for teller in tellers]
        while len(written(tellers)) < total and not any(it.done() for it in writing):
            time.sleep(0.005)
        time.sleep(DICE.uniform(0, 0.1))
        kill()
    for done in writing:
        done.result()


def send_again(teller: Teller) -> None:
    """What was never answered is done now, if it was not; the last that was answered is not done twice."""
    last = teller.acknowledged[-1]
    assert teller.visitor.post(FORM, last.sent).location == last.location
    teller.send_again()


@pytest.fixture
def cluster(request: pytest.FixtureRequest, migrated_url: str) -> Cluster | None:
    """The cluster behind the registry; None on SQLite."""
    return request.getfixturevalue("postgres") if migrated_url.startswith("postgresql") else None


def test_nothing_acknowledged_is_lost_and_it_is_ready_within_five_seconds(
    migrated_url: str, cluster: Cluster | None
) -> None:
    with served(migrated_url, clerks=TELLERS) as registry:
        tellers = tellers_of(registry)
        waited = [cut_short(registry, cluster, tellers, ACTS * life // KILLS) for life in range(1, KILLS + 1)]
    assert max(waited) <= READY_SECONDS, waited
    told = acknowledged(written(tellers))
    assert len(told) >= ACTS
    assert told <= recorded(migrated_url)
    assert [answer.status for teller in tellers for answer in teller.others] == []
    assert fault_in(migrated_url) is None


def cut_short(registry: Served, cluster: Cluster | None, tellers: list[Teller], total: int) -> float:
    """One life of the registry, its end and the beginning of the next; gives the seconds until it answered."""

    def kill() -> None:
        # The web first: while it lives without its database it answers so, which another test looks at.
        registry.server.kill()
        if cluster:
            cluster.crash()

    write_until_killed(tellers, total, kill)
    started = time.monotonic()
    if cluster:
        cluster.start()
    registry.server.start()
    waited = time.monotonic() - started
    for teller in tellers:
        send_again(teller)
    return waited
