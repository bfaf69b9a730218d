"""The least a durable act can cost: one insert of as many bytes, committed, with the same driver and durability."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, make_url

from models.database import engine_for
from models.migrate import owner_engine

BLOB = {"sqlite": "BLOB", "postgresql": "BYTEA"}


class Bare:
    """Commits bytes one by one to a table of their own, beside the registry."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._driver: Any = connection.connection.dbapi_connection
        self._begin = "BEGIN IMMEDIATE" if engine.dialect.name == "sqlite" else None
        mark = "?" if engine.dialect.name == "sqlite" else "%s"
        self._insert = f"INSERT INTO bare (body) VALUES ({mark})"

    def commit(self, body: bytes) -> None:
        """Begin, insert, commit: nothing of SQLAlchemy is between."""
        if self._begin:
            self._driver.execute(self._begin)
        self._driver.execute(self._insert, (body,))
        self._driver.commit()


@contextmanager
def bare(url: str) -> Iterator[Bare]:
    """A table beside the registry at `url`: on SQLite a file in the same folder, on PostgreSQL the same database."""
    is_file = make_url(url).get_backend_name() == "sqlite"
    # The product's own engine, so that driver, journal and flushes are the same.
    engine = engine_for(f"{url}-bare") if is_file else owner_engine(url)
    with engine.connect() as connection:
        key = "INTEGER PRIMARY KEY" if is_file else "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        connection.exec_driver_sql(f"CREATE TABLE bare (id {key}, body {BLOB[engine.dialect.name]} NOT NULL)")
        connection.commit()
        yield Bare(engine, connection)
        connection.rollback()
    engine.dispose()
