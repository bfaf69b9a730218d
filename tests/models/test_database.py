"""What the engines promise: nothing acknowledged is lost, and a writer locks before it reads."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text

import models.database as database
from models.database import (
    SAFE_WAL,
    WeakDurability,
    durability,
    engine_for,
    operational,
    performing,
    reading,
    refuse_weak,
    sqlite_module,
)
from models.operational import Heartbeat
from tests.builders import NOW


def pragma(url: str, name: str) -> str:
    engine = engine_for(url)
    with engine.connect() as connection:
        value = str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
    engine.dispose()
    return value


@pytest.mark.parametrize(("name", "value"), [("foreign_keys", "1"), ("secure_delete", "1")])
def test_every_sqlite_connection_enforces_and_erases(sqlite_url: str, name: str, value: str) -> None:
    assert pragma(sqlite_url, name) == value


def test_a_build_without_the_wal_reset_bug_runs_in_wal_and_syncs_fully(sqlite_url: str) -> None:
    assert sqlite_module().sqlite_version_info >= SAFE_WAL
    assert (pragma(sqlite_url, "journal_mode"), pragma(sqlite_url, "synchronous")) == ("wal", "2")


def test_an_older_build_runs_in_delete_and_syncs_more(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite_module()
    older = SimpleNamespace(**{name: getattr(real, name) for name in dir(real)} | {"sqlite_version_info": (3, 51, 2)})
    monkeypatch.setattr(database, "sqlite_module", lambda: older)
    assert (pragma(sqlite_url, "journal_mode"), pragma(sqlite_url, "synchronous")) == ("delete", "3")


def test_the_engine_says_what_it_runs_on(migrated_url: str) -> None:
    engine = engine_for(migrated_url)
    told = durability(engine)
    engine.dispose()
    assert told["engine"] == {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[engine.dialect.name]
    assert told["version"][0].isdigit()


def test_a_durable_database_is_accepted(migrated_url: str) -> None:
    engine = engine_for(migrated_url)
    refuse_weak(engine)
    engine.dispose()


@pytest.mark.parametrize(("journal", "synchronous"), [
    ("WAL", "NORMAL"), ("WAL", "OFF"), ("DELETE", "FULL"), ("DELETE", "OFF"), ("MEMORY", "FULL"), ("OFF", "EXTRA")])
def test_a_database_that_would_forget_on_a_power_cut_is_refused(tmp_path: Path, journal: str, synchronous: str) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x.sqlite3'}", module=sqlite_module())
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA journal_mode={journal}")
        connection.exec_driver_sql(f"PRAGMA synchronous={synchronous}")
        connection.rollback()
        weak = SimpleNamespace(connect=lambda: connection, dialect=engine.dialect)
        with pytest.raises(WeakDurability):
            refuse_weak(weak)  # type: ignore[arg-type]
    engine.dispose()


def test_an_act_locks_before_it_reads(migrated_sqlite_url: str) -> None:
    engine = engine_for(migrated_sqlite_url)
    other = sqlite_module().connect(engine.url.database, timeout=0, isolation_level=None)
    with performing(engine) as session:
        session.connection()
        with pytest.raises(sqlite_module().OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()
    engine.dispose()


def test_who_reads_keeps_nobody_from_writing(migrated_sqlite_url: str) -> None:
    engine = engine_for(migrated_sqlite_url)
    with reading(engine) as session:
        session.execute(text("SELECT * FROM ledger")).all()
        with operational(engine) as writer:
            writer.add(Heartbeat(name="worker", at=NOW))
        assert session.get(Heartbeat, "worker") is None
    engine.dispose()


def test_what_is_not_finished_is_not_kept(migrated_url: str) -> None:
    engine = engine_for(migrated_url)

    def break_off() -> None:
        with operational(engine) as session:
            session.add(Heartbeat(name="worker", at=NOW))
            session.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    with reading(engine) as session:
        assert session.get(Heartbeat, "worker") is None
    engine.dispose()
