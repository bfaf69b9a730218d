"""Engines for both databases, with the durability and the locking the ledger relies on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models import guards

#: First SQLite with the WAL-reset fix (sqlite.org/wal.html#walresetbug).
SAFE_WAL = (3, 51, 3)
#: A writer waits this long for another, then is told to try again.
WAIT_SECONDS = 15
#: The role the application takes on PostgreSQL: it can append to the ledger, not change it.
APPLICATION_ROLE = "trazarma_application"


class WeakDurability(RuntimeError):
    """The database would lose acknowledged acts when the power fails."""


class CommitUnanswered(RuntimeError):
    """The database was told to commit and did not answer: what was written may be there or not."""


def sqlite_module() -> ModuleType:
    """The SQLite driver: the standard library's when new enough, else pysqlite3 when installed."""
    if sqlite3.sqlite_version_info >= SAFE_WAL:
        return sqlite3
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2


def engine_for(url: str, *, role: str | None = APPLICATION_ROLE) -> Engine:
    """An engine for `url`; on PostgreSQL every connection takes `role` (None: the owner's own).

    Its errors tell the statement and not the values, which may be anybody's identity.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    engine = create_engine(url, pool_size=8, max_overflow=8, pool_pre_ping=True, hide_parameters=True)
    if role:
        event.listen(engine, "connect", lambda dbapi, record: _settle(dbapi, role))
    return engine


def _settle(dbapi: Any, role: str) -> None:
    # Once for each connection: said in each transaction, it would cost every act a trip to the server.
    autocommit, dbapi.autocommit = dbapi.autocommit, True
    dbapi.execute(f'SET ROLE "{role}"')
    dbapi.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
    dbapi.autocommit = autocommit


def _sqlite_engine(url: str) -> Engine:
    module = sqlite_module()
    waiting = {"timeout": WAIT_SECONDS, "check_same_thread": False}
    engine = create_engine(url, module=module, connect_args=waiting, hide_parameters=True)
    journal = "WAL" if module.sqlite_version_info >= SAFE_WAL else "DELETE"
    event.listen(engine, "connect", lambda dbapi, record: _prepare(dbapi, journal))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(dbapi: Any, journal: str) -> None:
    # The driver's own BEGIN comes too late (before the first write, after the reads it depends on).
    dbapi.isolation_level = None
    synchronous = "FULL" if journal == "WAL" else "EXTRA"
    for pragma in ("foreign_keys=ON", f"journal_mode={journal}", f"synchronous={synchronous}", "secure_delete=ON"):
        dbapi.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def durability(engine: Engine) -> dict[str, str]:
    """What the database promises: engine, version and, on SQLite, journal and synchronous modes."""
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            version = connection.exec_driver_sql("SHOW server_version").scalar_one()
            return {"engine": "PostgreSQL", "version": str(version)}
        return {"engine": "SQLite"} | {
            name: str(connection.exec_driver_sql(query).scalar_one()) for name, query in (
                ("version", "SELECT sqlite_version()"), ("journal_mode", "PRAGMA journal_mode"),
                ("synchronous", "PRAGMA synchronous"))
        }


def refuse_weak(engine: Engine) -> None:
    """Raise `WeakDurability` unless the pair journal/synchronous keeps every acknowledged act."""
    if engine.dialect.name != "sqlite":
        return  # PostgreSQL is durable as installed, and before the first upgrade our role cannot even connect
    facts = durability(engine)
    if (facts["journal_mode"], facts["synchronous"]) not in {
        ("wal", "2"), ("delete", "3"),
    }:
        raise WeakDurability(f"journal_mode={facts['journal_mode']}, synchronous={facts['synchronous']}")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only reads."""
    with guards.GuardedSession(engine) as session:
        yield session


@contextmanager
def snapshot(engine: Engine) -> Iterator[Session]:
    """A session that only reads, and reads everything as it stood at one moment, however long it takes."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with guards.GuardedSession(engine, autoflush=False) as session:
        yield session


@contextmanager
def checkpointing(engine: Engine) -> Iterator[Session]:
    """A transaction that may insert a signed checkpoint, and write nothing else."""
    with guards.GuardedSession(engine.execution_options(writing=True),
                               info={guards.ONLY: "checkpoint"}) as session, session.begin():
        yield session


@contextmanager
def operational(engine: Engine) -> Iterator[Session]:
    """A transaction that may write operational rows, and nothing the ledger decides."""
    with guards.GuardedSession(engine.execution_options(writing=True)) as session, session.begin():
        yield session


@contextmanager
def performing(engine: Engine) -> Iterator[Session]:
    """A transaction that may append to the ledger: `registry.operations.perform` opens it, alone.

    Raises `CommitUnanswered` when the connection is lost while it commits.
    """
    # Not expired: an operation sent again must still know the rows it carried.
    with guards.GuardedSession(engine.execution_options(writing=True), autoflush=False, expire_on_commit=False,
                               info={guards.PERFORMING: True}) as session:
        is_whole = False
        try:
            with session.begin():
                yield session
                is_whole = True
        except DBAPIError as failure:
            if is_whole and failure.connection_invalidated:
                raise CommitUnanswered from failure
            raise
