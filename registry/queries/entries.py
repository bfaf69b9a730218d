"""Entries read back: the events at given numbers, and the history of a subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events import Event, event_of
from models.ledger import Entry


@dataclass(frozen=True)
class Told:
    """An entry as a history shows it."""

    entry: Recorded
    event: Event
    #: Number of the act's own entry.
    act_id: int


def events_at(session: Session, sequences: Sequence[int]) -> list[Event]:
    """The events of the entries `sequences`, in that order."""
    rows = {row.sequence: row for row in session.scalars(select(Entry).where(Entry.sequence.in_(sequences)))}
    return [event_of(rows[sequence].parsed()) for sequence in sequences]


def history_of(session: Session, subject: str) -> list[Told]:
    """Everything that happened to `subject`, oldest first."""
    query = select(Entry).where(Entry.subject == subject).order_by(Entry.previous)
    return [told_of(row) for row in session.scalars(query)]


def told_of(row: Entry) -> Told:
    """An entry with its event; the act's entry stands `part` places before it."""
    body = row.parsed()
    entry = Recorded.from_body(body)
    return Told(entry, event_of(body), entry.sequence - entry.part)


