"""Tables as lines of JSON, the same whichever database wrote them: columns first, then one row a line."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import IO, Any

from sqlalchemy import Column, Date, Insert, LargeBinary, String, Table, insert, select, type_coerce
from sqlalchemy.orm import Session

from models.base import Instant, instant_of
from models.schema import metadata
from models.verification.streaming import streamed

#: What is not kept: who is signed in, who tried to, and which process is alive now, which mean nothing elsewhere; and
#: the keys of serials, which triggers write again as the weapons come back.
LEFT_OUT = frozenset({"web_session", "sign_in_attempt", "heartbeat", "serial_key"})
PIECE = 1000


def kept_tables() -> list[Table]:
    """Every table of a backup, those first that others refer to."""
    return [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]


def dump(session: Session, table: Table, out: IO[bytes]) -> None:
    """Write the table, in the order of its key, to `out`."""
    columns = list(table.columns)
    changes = [_written(column) for column in columns]
    _write(out, [column.name for column in columns])
    query = select(*(_selected(column) for column in columns)).order_by(*table.primary_key.columns)
    for row in streamed(session, query):
        values = [change(value) if change and value is not None else value
                  for change, value in zip(changes, row, strict=True)]
        _write(out, values)


def _write(out: IO[bytes], values: list[Any]) -> None:
    out.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")


def load(session: Session, table: Table, lines: Iterable[str]) -> None:
    """Insert what `dump` wrote. Raises ValueError or KeyError for anything else."""
    statement, rows = insert(table), _read(table, iter(lines))
    piece: list[dict[str, Any]] = []
    for row in rows:
        piece.append(row)
        if len(piece) == PIECE:
            _insert(session, statement, piece)
            piece = []
    _insert(session, statement, piece)


def _insert(session: Session, statement: Insert, piece: list[dict[str, Any]]) -> None:
    if piece:
        session.connection().execute(statement, piece)


def _read(table: Table, lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    names = json.loads(next(lines))
    if set(names) != {column.name for column in table.columns}:
        raise ValueError(f"{table.name}: other columns")
    changes = [_restored(table.columns[name]) for name in names]
    for line in lines:
        values = json.loads(line)
        yield {name: change(value) if change and value is not None else value
               for name, change, value in zip(names, changes, values, strict=True)}


def _selected(column: Column[Any]) -> Any:
    # An instant is kept as the text it is stored as.
    return type_coerce(column, String) if isinstance(column.type, Instant) else column


def _written(column: Column[Any]) -> Callable[[Any], Any] | None:
    if isinstance(column.type, LargeBinary):
        return lambda value: b64encode(value).decode()
    return date.isoformat if isinstance(column.type, Date) else None


def _restored(column: Column[Any]) -> Callable[[Any], Any] | None:
    if isinstance(column.type, LargeBinary):
        return lambda value: b64decode(value, validate=True)
    if isinstance(column.type, Instant):
        return instant_of
    return date.fromisoformat if isinstance(column.type, Date) else None
