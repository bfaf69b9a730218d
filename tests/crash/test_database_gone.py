"""PostgreSQL ends in the middle of the work and comes back, and the web server goes on without a restart."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape

from registry.refusals import NO_ANSWER, NOTHING, RECORDED, UNKNOWN
from tests.crash.kept import acknowledged, recorded
from tests.crash.teller import UNAVAILABLE, Teller
from tests.races.served import served
from tests.races.verified import fault_in
from tests.servers.postgres import Cluster

TELLERS = 4
BEFORE = 40


def write_until_told(teller: Teller) -> None:
    while not teller.others:
        assert teller.write()


def test_what_was_acknowledged_is_there_and_the_web_goes_on(migrated_postgres_url: str, postgres: Cluster) -> None:
    with served(migrated_postgres_url, clerks=TELLERS) as registry:
        tellers = [Teller(visitor, f"T{place}") for place, visitor in enumerate(registry.clerks)]
        for teller in tellers:
            teller.open_form()
        postgres_is_gone_while_everybody_writes(tellers, postgres)
        assert_told_the_truth(tellers, {key for key, _, _ in recorded(migrated_postgres_url)})
        for teller in tellers:
            teller.send_again()
            assert teller.write()
        told = acknowledged(one for teller in tellers for one in teller.acknowledged)
        assert [len(teller.others) for teller in tellers] == [1] * TELLERS
    assert told <= recorded(migrated_postgres_url)
    assert fault_in(migrated_postgres_url) is None


def postgres_is_gone_while_everybody_writes(tellers: list[Teller], postgres: Cluster) -> None:
    try:
        crash_while_writing(tellers, postgres)
        assert_told(tellers)
    finally:
        postgres.start()


def crash_while_writing(tellers: list[Teller], postgres: Cluster) -> None:
    """Let everybody write, end the database, and wait until everybody was told."""
    with ThreadPoolExecutor(len(tellers)) as pool:
        writing = [pool.submit(write_until_told, teller) for teller in tellers]
        while sum(len(teller.acknowledged) for teller in tellers) < BEFORE and not any(it.done() for it in writing):
            time.sleep(0.005)
        postgres.crash()
    for done in writing:
        done.result()


def assert_told_the_truth(tellers: list[Teller], keys: set[str]) -> None:
    """Whoever was told that nothing was recorded has nothing under her key; `keys` are those of the ledger."""
    for teller in tellers:
        (answer,), (form,) = teller.others, teller.unanswered
        page = unescape(answer.page)
        assert any(sentence in page for sentence in (NOTHING, UNKNOWN, RECORDED))
        assert NOTHING not in page or form["act"] not in keys
        assert RECORDED not in page or form["act"] in keys


def assert_told(tellers: list[Teller]) -> None:
    told = [answer for teller in tellers for answer in teller.others]
    pages = [tellers[0].visitor.get("/weapons"), tellers[0].visitor.get("/sign-in")]
    expected = [(UNAVAILABLE, True)] * (TELLERS + len(pages))
    assert [(answer.status, NO_ANSWER in answer.page) for answer in told + pages] == expected
