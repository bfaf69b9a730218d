"""Erasable rows against the commitments the entries name: each named one is there, and says what was committed."""

import heapq
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import collate, select
from sqlalchemy.orm import Session

from models.base import TableClass
from models.committed import Committed
from models.schema import mapped_classes
from models.user import Credential, OneTimeCode, User
from models.verification.faults import Tampered
from models.verification.scratch import named
from models.verification.streaming import streamed
from models.vocabulary import N_

#: Table → search column → function that gives its value from a row.
Derived = Mapping[str, Mapping[str, Callable[[Any], Any]]]
LAST = "g"  # after every hexadecimal digit


def personal_classes() -> list[type[Committed]]:
    """The classes of erasable rows."""
    return [class_ for class_ in mapped_classes(TableClass.PERSONAL) if issubclass(class_, Committed)]


def check_personal(stored: Session, replayed: Session, derived: Derived) -> None:
    """Raise `Tampered` for a missing, extra or altered personal row. Both sides stream in the order of commitments."""
    expected = streamed(replayed, select(named).order_by(named.c.commitment))
    wanted, entry = next(expected, (LAST, -1))
    for row in chain(_stored_rows(stored), [None]):
        commitment = LAST if row is None else row.commitment
        if wanted < commitment:
            raise Tampered(N_("Falta la fila personal que nombra el asiento %(entry)s."), entry=entry)
        if row is None:
            return
        if commitment < wanted:
            raise Tampered(N_("Sobra una fila de «%(table)s» que ningún asiento nombra: %(commitment)s."),
                           table=row.__tablename__, commitment=commitment)
        _require_content(row, entry, derived)
        wanted, entry = next(expected, (LAST, -1))


def check_secrets(stored: Session) -> None:
    """Raise `Tampered` for a secret of an account that does not exist."""
    for class_ in (Credential, OneTimeCode):
        orphan = stored.scalars(select(class_.user_id).where(class_.user_id.not_in(select(User.id)))).first()
        if orphan is not None:
            raise Tampered(N_("Hay una fila de «%(table)s» para la cuenta %(account)s, que no existe."),
                           table=class_.__tablename__, account=orphan)


def _require_content(row: Committed, entry: int, derived: Derived) -> None:
    table = row.__tablename__
    try:
        is_kept = row.recomputed() == row.commitment
    except (TypeError, ValueError):
        is_kept = False
    if not is_kept:
        raise Tampered(N_("La fila de «%(table)s» que nombra el asiento %(entry)s ya no dice lo que se asentó."),
                       table=table, entry=entry)
    for column, value_of in derived.get(table, {}).items():
        if getattr(row, column) != value_of(row):
            raise Tampered(N_("La clave de búsqueda «%(column)s» de la fila de «%(table)s» que nombra el asiento"
                              " %(entry)s no es la suya."), table=table, entry=entry, column=column)


def _stored_rows(session: Session) -> Iterator[Committed]:
    streams = [_rows_of(session, class_) for class_ in personal_classes()]
    return heapq.merge(*streams, key=lambda row: row.commitment)


def _rows_of(session: Session, class_: type[Committed]) -> Iterator[Committed]:
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    order = collate(class_.commitment, "C") if is_postgresql else class_.commitment
    return (row[0] for row in streamed(session, select(class_).order_by(order)))
