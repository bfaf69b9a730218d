"""Two copies of the projection, row by row and column by column, in the order of their keys."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import zip_longest
from typing import Any, NoReturn

from sqlalchemy import JSON, Column, String, collate, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from marking.registry_number import registry_number
from models.base import Base
from models.schema import table_of
from models.verification.faults import Tampered
from models.verification.streaming import streamed
from models.vocabulary import N_
from models.weapon import Weapon

Row = tuple[Any, ...]


def compare(stored: Session, replayed: Session, class_: type[Base]) -> None:
    """Raise `Tampered` for the first row of a table that is missing, extra or differs in a column."""
    for found, expected in zip_longest(rows(stored, class_), rows(replayed, class_)):
        if found != expected:
            _tell(class_, found, expected)


def compare_given(stored: Session, replayed: Session, class_: type[Base]) -> None:
    """Raise `Tampered` for the first row that `replayed` holds and `stored` has not, or has otherwise."""
    for expected in rows(replayed, class_):
        found = next(rows(stored, class_, expected[:_width(class_)]), None)
        if found != expected:
            _tell(class_, found, expected)


def rows(session: Session, class_: type[Base], key: Row | None = None) -> Iterator[Row]:
    """The rows of a table (or the one with `key`) as plain values, key first and ordered by it, streamed."""
    columns = _columns(class_)
    order = [_ordered(column, session) for column in table_of(class_).primary_key.columns]
    query = select(*(type_coerce(column, _raw(column)).label(column.name) for column in columns)).order_by(*order)
    if key is not None:
        query = query.where(*(column == value for column, value in zip(columns, key, strict=False)))
    changes = _changes(columns, session)
    return (plain(tuple(row), changes) for row in streamed(session, query))


def plain(row: Row, changes: list[tuple[int, Callable[[Any], Any]]]) -> Row:
    """The row with the values that the two databases hand out differently made alike."""
    if not changes:
        return row
    values = list(row)
    for index, change in changes:
        if values[index] is not None:
            values[index] = change(values[index])
    return tuple(values)


def _columns(class_: type[Base]) -> list[Column[Any]]:
    table = table_of(class_)
    keys = list(table.primary_key.columns)
    return keys + [column for column in table.columns if column not in set(keys)]


def _raw(column: Column[Any]) -> Any:
    # As the driver gives it: a conversion could make two different stored values alike.
    return column.type if isinstance(column.type, JSON) else NullType()


def _ordered(column: Column[Any], session: Session) -> Any:
    is_text = isinstance(column.type, String) and session.get_bind().dialect.name == "postgresql"
    return collate(column, "C") if is_text else column


def _changes(columns: list[Column[Any]], session: Session) -> list[tuple[int, Callable[[Any], Any]]]:
    changes: list[tuple[int, Callable[[Any], Any]]] = [
        (index, _json_text) for index, column in enumerate(columns) if isinstance(column.type, JSON)]
    if session.get_bind().dialect.name == "postgresql":
        changes += [(index, _sqlite_value) for index, column in enumerate(columns)
                    if column.type.python_type in (date, bool)]
    return changes


def _json_text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _sqlite_value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else int(value)


def _width(class_: type[Base]) -> int:
    return len(table_of(class_).primary_key.columns)


def _tell(class_: type[Base], found: Row | None, expected: Row | None) -> NoReturn:
    table, names, keys = class_.__tablename__, [column.name for column in _columns(class_)], _width(class_)
    if expected is None or (found is not None and found[:keys] < expected[:keys]):
        assert found is not None
        raise Tampered(N_("Sobra la fila %(row)s de «%(table)s»: ningún asiento la da."), table=table,
                       row=_key(class_, found))
    if found is None or found[:keys] > expected[:keys]:
        raise Tampered(N_("Falta la fila %(row)s de «%(table)s», que los asientos dan."), table=table,
                       row=_key(class_, expected))
    index = next(i for i, (left, right) in enumerate(zip(found, expected, strict=True)) if left != right)
    raise Tampered(N_("La fila %(row)s de «%(table)s» dice %(found)s en «%(column)s»; los asientos dan %(expected)s."),
                   table=table, row=_key(class_, found), column=names[index], found=found[index],
                   expected=expected[index])


def _key(class_: type[Base], row: Row) -> str:
    """The key of a row, and the weapon it is of by the number people know it by."""
    key = ", ".join(str(value) for value in row[:_width(class_)])
    names = [column.name for column in _columns(class_)]
    weapon = row[0] if class_ is Weapon else row[names.index("weapon_id")] if "weapon_id" in names else None
    return key if weapon is None else f"{key} ({registry_number(weapon)})"
