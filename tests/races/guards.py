"""The guards of the database one by one: what each is about, a row to try it with, and the same database without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

import models.schema  # noqa: F401 - every table
from models.base import Base, Instant, TableClass, table_class_of
from models.open_conflicts import OpenConflicts
from tests.builders import NOW

#: Tables whose rows decide something: what is said of them twice, or of nothing, would be a lie.
DECISIVE = frozenset({TableClass.LEDGER, TableClass.PROJECTION})
#: Table → what in a row of this number has to have a form.
FORMS: dict[str, Callable[[int], dict[str, Any]]] = {
    "weapon": lambda number: {"owner": f"organisation:{number}", "custodian": f"organisation:{number}"},
    "ledger": lambda number: {"previous": number - 2},
}
TABLES = Base.metadata.tables


@dataclass(frozen=True)
class Guard:
    """A constraint by its table and name, and the columns it is about (none for a CHECK)."""

    table: str
    name: str
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As a report names it."""
        return self.name


def row(table: Table, number: int) -> dict[str, Any]:
    """A row that shares no value with that of another number."""
    values = {column.name: _value(column.type, number) for column in table.columns}
    return values | (FORMS[table.name](number) if table.name in FORMS else {})


def _value(kind: TypeEngine[Any], number: int) -> Any:
    if isinstance(kind, Instant):
        return NOW + timedelta(days=number)
    if isinstance(kind, JSON | OpenConflicts):
        return {"number": number}
    return {bool: False, int: number, str: str(number), bytes: bytes([number]) * 32,
            date: date(2026, 1, number)}[kind.python_type]


def uniques() -> Iterator[Guard]:
    """Every key that keeps two rows of a decisive table, or of a person's account, apart."""
    for table in TABLES.values():
        for constraint in table.constraints:
            is_key = isinstance(constraint, PrimaryKeyConstraint) and table_class_of(table.name) in DECISIVE
            if is_key or isinstance(constraint, UniqueConstraint):
                yield Guard(table.name, str(constraint.name), tuple(column.name for column in constraint.columns))
        for index in table.indexes:
            if index.unique:
                yield Guard(table.name, str(index.name), tuple(column.name for column in index.columns))


def references() -> Iterator[Guard]:
    """Every foreign key."""
    for table in TABLES.values():
        for constraint in table.constraints:
            if isinstance(constraint, ForeignKeyConstraint):
                yield Guard(table.name, str(constraint.name), tuple(constraint.column_keys))


def checks() -> Iterator[Guard]:
    """Every CHECK."""
    for table in TABLES.values():
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint):
                yield Guard(table.name, str(constraint.name))


def drop(connection: Connection, guard: Guard) -> None:
    """Take one constraint or unique index out of an empty table, and leave the others."""
    if guard.name.startswith("ix_"):
        connection.exec_driver_sql(f'DROP INDEX "{guard.name}"')
    elif connection.dialect.name == "sqlite":
        _rebuild(connection, guard)
    else:
        connection.exec_driver_sql(f'ALTER TABLE "{guard.table}" DROP CONSTRAINT "{guard.name}" CASCADE')


def drop_trigger(connection: Connection, name: str, table: str) -> None:
    """Take one trigger away."""
    where = "" if connection.dialect.name == "sqlite" else f' ON "{table}"'
    connection.exec_driver_sql(f'DROP TRIGGER "{name}"{where}')


def _rebuild(connection: Connection, guard: Guard) -> None:
    # SQLite has no statement for it: the table is made anew from its own text without the constraint.
    parts = "SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type = 'table' DESC"
    (_, table), *others = connection.exec_driver_sql(parts, (guard.table,)).all()
    connection.exec_driver_sql(f'DROP TABLE "{guard.table}"')
    connection.exec_driver_sql(without(table, guard.name))
    for _, statement in others:
        connection.exec_driver_sql(statement)


def without(statement: str, name: str) -> str:
    """A CREATE TABLE without the constraint of this name."""
    start = re.search(rf',\s*CONSTRAINT "?{name}"? ', statement)
    assert start, f"{name} is not in {statement}"
    end, depth = start.end(), 0
    while depth or statement[end] not in ",)":
        depth += {"(": 1, ")": -1}.get(statement[end], 0)
        end += 1
    return statement[:start.start()] + statement[end:]
