"""What somebody with the owner's rights can do to a database: drop its triggers, then write what he likes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, select, text, update
from sqlalchemy.orm import Session

from models.base import Base
from models.migrate import owner_engine


@contextmanager
def owner(url: str) -> Iterator[Connection]:
    """A connection of the owner's, triggers dropped and foreign keys unchecked; its changes are kept at the end."""
    engine = owner_engine(url)
    with engine.execution_options(writing=True).connect() as connection:
        _disarm(connection)
        yield connection
        connection.commit()
    engine.dispose()


@contextmanager
def tampering(url: str) -> Iterator[Session]:
    """A session on the owner's connection, of which nothing is kept: change, look, and try another change."""
    engine = owner_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda dbapi, record: dbapi.execute("PRAGMA foreign_keys=OFF"))
    with engine.execution_options(writing=True).connect() as connection:
        _disarm(connection)
        yield Session(connection, join_transaction_mode="create_savepoint", autoflush=False)
        connection.rollback()
    engine.dispose()


def _disarm(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        for name in connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        return
    found = connection.execute(text("SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal")).all()
    for name, table in found:
        connection.execute(text(f"DROP TRIGGER {name} ON {table}"))
    for table in Base.metadata.tables.values():
        for key in table.foreign_key_constraints:
            connection.execute(text(f'ALTER TABLE "{table.name}" DROP CONSTRAINT IF EXISTS "{key.name}"'))


def some_row(session: Session, class_: type[Base]) -> dict[str, Any]:
    """A row of the table, as its columns."""
    return dict(session.execute(select(class_.__table__).limit(1)).mappings().one())


def of_row(class_: type[Base], row: dict[str, Any]) -> list[Any]:
    """The conditions that find the row again."""
    return [column == row[column.name] for column in class_.__table__.primary_key.columns]


def change(session: Session, class_: type[Base], row: dict[str, Any], **values: Any) -> None:
    """Give columns of one row other values."""
    session.execute(update(class_.__table__).where(*of_row(class_, row)).values(**values))
