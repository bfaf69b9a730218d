"""What a machine that watches the service is told, whatever is missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from models.database import engine_for, operational, snapshot
from models.ledger import head_of
from models.operational import Heartbeat
from proof.signer_client import SignerClient
from registry.checkpoints import sign_head
from registry.local_signer import LocalSigner
from registry.queries.health import SILENCE, health
from tests.registry.operations.founded import Founded

ORIGIN = "demo.example/trazarma"


def test_everything_in_order_is_told(opened: Founded, tmp_path: Path) -> None:
    now = datetime.now(UTC) + timedelta(seconds=90)
    signer = LocalSigner(tmp_path / "signer", ORIGIN)
    sign_head(opened.engine, signer)
    with operational(opened.engine) as session:
        session.execute(insert(Heartbeat).values(name="worker", at=now - timedelta(seconds=7)))
    told = health(opened.engine, signer, now)
    signer.close()
    with snapshot(opened.engine) as session:
        head = head_of(session)
    assert (told.database, told.migrated, told.signer, told.is_behind, told.is_ready) == (True, True, True, False, True)
    assert (told.ledger_size, told.checkpoint_size, told.worker_age) == (head.size, head.size, 7)
    assert told.ledger_root == head.root.hex()[:16]
    assert told.checkpoint_age is not None
    assert 80 <= told.checkpoint_age <= 90
    assert told.degraded == ()
    assert told.durability["engine"] in {"SQLite", "PostgreSQL"}


def test_sqlite_tells_its_version_and_modes(migrated_sqlite_url: str) -> None:
    engine = engine_for(migrated_sqlite_url)
    told = health(engine).durability
    engine.dispose()
    assert set(told) == {"engine", "version", "journal_mode", "synchronous"}


def test_before_the_first_entry_there_is_nothing_to_tell(migrated_url: str) -> None:
    engine = engine_for(migrated_url)
    told = health(engine)
    engine.dispose()
    assert (told.ledger_size, told.checkpoint_size, told.checkpoint_age, told.worker_age) == (0, None, None, None)
    assert told.signer is None
    assert told.is_ready


def test_a_signer_that_does_not_answer_is_told_and_the_registry_is_ready(opened: Founded, tmp_path: Path) -> None:
    told = health(opened.engine, SignerClient(tmp_path / "nobody.sock"))
    assert (told.signer, told.is_behind, told.is_ready) == (False, False, True)
    assert told.degraded == ("signer", "worker")


def test_a_worker_that_beats_no_more_is_told_after_a_while(opened: Founded) -> None:
    now = datetime.now(UTC)
    with operational(opened.engine) as session:
        session.execute(insert(Heartbeat).values(name="worker", at=now))
    assert health(opened.engine, now=now + timedelta(seconds=SILENCE)).degraded == ()
    assert health(opened.engine, now=now + timedelta(seconds=SILENCE + 1)).degraded == ("worker",)


def test_a_ledger_behind_its_signer_is_not_ready(opened: Founded, tmp_path: Path) -> None:
    signer = LocalSigner(tmp_path / "signer", ORIGIN)
    signer.checkpoint(1_000_000, bytes(32))
    told = health(opened.engine, signer)
    signer.close()
    assert (told.is_behind, told.is_ready) == (True, False)
    assert "ledger" in told.degraded


def test_a_database_that_was_never_upgraded_is_not_ready(sqlite_url: str) -> None:
    engine = engine_for(sqlite_url)
    told = health(engine)
    engine.dispose()
    assert (told.database, told.migrated, told.ledger_size, told.is_ready) == (True, False, None, False)
    assert told.degraded == ("schema",)


def test_a_database_that_is_down_is_not_ready(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path / 'missing' / 'x.sqlite3'}")
    told = health(engine)
    engine.dispose()
    assert (told.database, told.is_ready, told.degraded) == (False, False, ("database",))
