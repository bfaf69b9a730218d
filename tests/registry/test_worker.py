"""The worker signs what is new, beats, and goes on through every outage until it is told to stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select, text

from models.database import engine_for, operational, snapshot
from models.draft import Draft
from models.ledger import SignedCheckpoint
from models.operational import Heartbeat
from proof.signer_client import SignerClient
from registry.local_signer import LocalSigner
from registry.log_keys import known_keys
from registry.operations.base import new_act_key
from registry.operations.correct import Correct
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.worker import INTERVAL, Worker
from tests.registry.operations.armed import armed
from tests.registry.operations.asked import a_correction, asked, relied_on, state
from tests.registry.operations.founded import Founded

ORIGIN = "demo.example/trazarma"


class Waits(Event):
    """A stop that is never waited for: it notes how long the worker would wait, and ends the work after `most`."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most, self.waited = most, []  # type: ignore[var-annotated]

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout)
        if len(self.waited) == self.most:
            self.set()
        return self.is_set()


@pytest.fixture
def worker(opened: Founded, tmp_path: Path) -> Iterator[Worker]:
    signer = LocalSigner(tmp_path / "signer", ORIGIN)
    yield Worker(opened.engine, signer, tmp_path, Event())
    signer.close()


def sizes(worker: Worker) -> list[int]:
    with snapshot(worker.engine) as session:
        return list(session.scalars(select(SignedCheckpoint.size).order_by(SignedCheckpoint.size)))


def beat(worker: Worker) -> datetime:
    with snapshot(worker.engine) as session:
        return session.get_one(Heartbeat, "worker").at


def test_a_round_signs_what_is_new_and_beats(worker: Worker, opened: Founded) -> None:
    before = datetime.now(UTC)
    assert worker.round()
    assert beat(worker) >= before
    first = sizes(worker)
    assert len(first) == 1
    opened.unit("Otra", "OTRA", opened.root)
    assert worker.round()
    assert len(sizes(worker)) == 2


def test_a_round_signs_nothing_when_nothing_is_new(worker: Worker) -> None:
    worker.round()
    kept = sizes(worker)
    assert worker.round()
    assert sizes(worker) == kept


def test_the_key_the_log_is_signed_with_is_remembered(worker: Worker) -> None:
    worker.round()
    worker.round()
    assert known_keys(worker.data_dir) == (worker.signer.key(),)


def test_without_signer_it_beats_and_signs_later(worker: Worker, tmp_path: Path) -> None:
    alone = replace(worker, signer=SignerClient(tmp_path / "nobody.sock"))
    assert not alone.round()
    assert beat(worker)
    assert sizes(worker) == []
    assert worker.round()
    assert len(sizes(worker)) == 1


def test_without_database_it_goes_on(worker: Worker, tmp_path: Path) -> None:
    nowhere = engine_for(f"sqlite:///{tmp_path / 'missing' / 'x.sqlite3'}")
    assert not replace(worker, engine=nowhere).round()
    nowhere.dispose()


def test_a_ledger_that_was_set_back_is_told_again_and_again_and_never_signed(worker: Worker) -> None:
    worker.signer.checkpoint(1_000_000, bytes(32))
    assert not worker.round()
    assert not worker.round()
    assert sizes(worker) == []


def test_a_round_closes_the_requests_that_nobody_decided_in_time(migrated_url: str, tmp_path: Path) -> None:
    there = armed(migrated_url)
    late, fresh = (asked(there, Correct, **a_correction(relied_on(there, serial))) for serial in ("QVX 1", "QVX 2"))
    with there.registry.engine.begin() as connection:
        connection.execute(text(f"UPDATE request SET expires_at = '2020-01-01T00:00:00.000000Z' WHERE id = {late}"))
    signer = LocalSigner(tmp_path / "signer", ORIGIN)
    worker = Worker(there.registry.engine, signer, tmp_path, Event())
    size = there.size()
    assert worker.round()
    assert worker.round()
    signer.close()
    assert (state(there, late), state(there, fresh), there.size()) == ("lapsed", "open", size + 2)
    there.registry.engine.dispose()


def test_it_waits_a_minute_when_all_is_well(worker: Worker) -> None:
    stop = Waits(3)
    replace(worker, stop=stop).run()
    assert stop.waited == [INTERVAL] * 3


def test_it_waits_longer_after_each_failure_and_never_more_than_a_minute(worker: Worker, tmp_path: Path) -> None:
    stop = Waits(9)
    replace(worker, stop=stop, signer=SignerClient(tmp_path / "nobody.sock")).run()
    assert stop.waited == [1, 2, 4, 8, 16, 32, INTERVAL, INTERVAL, INTERVAL]


def test_it_ends_at_once_when_told(worker: Worker) -> None:
    thread = Thread(target=worker.run)
    thread.start()
    worker.stop.set()
    thread.join(10)
    assert not thread.is_alive()


def test_a_round_forgets_what_nobody_went_on_with(worker: Worker, opened: Founded) -> None:
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    opened.do(SetLegalParameter, parameter="draft_days", value=30, source="Criterio propio", certainty="unverified",
              valid_from=long_ago.date())
    with operational(worker.engine) as session:
        session.add(Draft(user_id=1, act=new_act_key(), form="weapon", fields={}, begun_at=long_ago, saved_at=long_ago))
    assert worker.round()
    with snapshot(worker.engine) as session:
        assert list(session.scalars(select(Draft))) == []
