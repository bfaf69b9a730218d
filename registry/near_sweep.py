"""Keeping the list of look-alike weapons current: what the ledger says changed is compared again, behind the acts.

Nothing is compared while an act or a load is recorded: the worker goes through the new entries afterwards, a piece at a
time, and the list says how far it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine, delete, or_, select
from sqlalchemy.orm import Session

from models.base import id_of
from models.database import operational, reading
from models.ledger import Entry, LedgerHead
from models.near_pair import NearPair, NearSweep
from registry.queries.near_candidates import Near, near_of

#: Entries gone through at a time, and weapons compared in one question.
PIECE, AT_ONCE = 500, 50
#: The one row of `NearSweep`.
ROW = 1


@dataclass(frozen=True)
class Swept:
    """Entries gone through, and entries there are."""

    done: int
    size: int


def swept(session: Session) -> Swept:
    """How far the list is."""
    row = session.get(NearSweep, ROW)
    return Swept(row.swept if row else 0, session.scalars(select(LedgerHead.size)).one_or_none() or 0)


def sweep(engine: Engine, stop: Callable[[], bool] = lambda: False,
          told: Callable[[int, int], object] = lambda done, size: None) -> None:
    """Compare what changed since the last time, to the end of the ledger or until asked to stop."""
    while not stop():
        with reading(engine) as session:
            at = swept(session)
            if at.done >= at.size:
                return
            until = min(at.done + PIECE, at.size)
            changed = _changed(session, at.done, until)
            found = [near for start in range(0, len(changed), AT_ONCE)
                     for near in near_of(session, changed[start:start + AT_ONCE])]
        with operational(engine) as session:
            _replace(session, changed, found, until)
        told(until, at.size)


def rebuild(engine: Engine, told: Callable[[int, int], object] = lambda done, size: None) -> None:
    """Compare every weapon again."""
    with operational(engine) as session:
        session.execute(delete(NearPair))
        session.execute(delete(NearSweep))
    sweep(engine, told=told)


def _changed(session: Session, since: int, until: int) -> list[int]:
    """The weapons that entries from `since` up to `until` are about."""
    query = select(Entry.subject).where(Entry.sequence >= since, Entry.sequence < until)
    return sorted({id_of(subject) for subject in session.scalars(query) if subject.startswith("weapon:")})


def _replace(session: Session, weapons: list[int], found: list[Near], until: int) -> None:
    for start in range(0, len(weapons), PIECE):
        piece = weapons[start:start + PIECE]
        session.execute(delete(NearPair).where(or_(NearPair.first_id.in_(piece), NearPair.second_id.in_(piece))))
    for near in found:
        session.merge(NearPair(first_id=near.first, second_id=near.second, how=near.how, rank=near.rank))
    session.merge(NearSweep(id=ROW, swept=until))
