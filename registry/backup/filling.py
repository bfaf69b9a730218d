"""Filling an empty database from the tables of an unpacked backup."""

from pathlib import Path

from sqlalchemy import Connection, Integer, Table, delete, func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.ledger import LedgerHead
from models.schema import table_of
from models.vocabulary import N_
from registry.backup.reading import DAMAGED
from registry.backup.refusals import NotRestored
from registry.backup.tables import kept_tables, load

OCCUPIED = N_("La base de datos no está vacía («%(table)s»): se restaura solo en un lugar vacío.")
#: The migration puts its one row there.
HEAD = LedgerHead.__tablename__


def refuse_occupied(session: Session) -> None:
    """Raise `NotRestored` when any table that a backup fills holds a row already."""
    for table in kept_tables():
        written = select(func.count()).select_from(table)
        if table.name == HEAD:
            written = written.where(table.c.size > 0)
        if session.connection().execute(written).scalar_one():
            raise NotRestored(OCCUPIED, table=table.name)


def fill(session: Session, aside: Path) -> None:
    """Insert every table; `NotRestored` for lines that are no rows of it, or break its constraints."""
    session.connection().execute(delete(table_of(LedgerHead)))
    for table in kept_tables():
        try:
            with (aside / f"tables/{table.name}.jsonl").open(encoding="utf-8") as lines:
                load(session, table, lines)
        except (ValueError, LookupError, TypeError, AttributeError, StopIteration, SQLAlchemyError) as error:
            raise NotRestored(DAMAGED, member=table.name) from error
        _advance(session.connection(), table)


def _advance(connection: Connection, table: Table) -> None:
    # PostgreSQL numbers from a sequence that knows nothing of rows inserted with a number of their own.
    column = table.autoincrement_column
    if connection.dialect.name == "postgresql" and column is not None and isinstance(column.type, Integer):
        connection.execute(text(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), MAX({column.name}))"
            f' FROM "{table.name}" HAVING MAX({column.name}) IS NOT NULL'))
