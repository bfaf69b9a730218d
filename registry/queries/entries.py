"""Entries read back: the events at given numbers, and the history of a subject."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.act import Act
from models.envelope import Recorded
from models.events import Event, event_of
from models.ledger import Entry

#: The operation that carries out what somebody else asked for.
APPROVAL = "execute_request"


@dataclass(frozen=True)
class Told:
    """An entry as a history shows it."""

    entry: Recorded
    event: Event
    #: Number of the act's own entry.
    act_id: int
    #: The user who asked for it, where another one decided it: the entry's actor.
    asked_by: int | None = None


def events_at(session: Session, sequences: Sequence[int]) -> list[Event]:
    """The events of the entries `sequences`, in that order."""
    rows = {row.sequence: row for row in session.scalars(select(Entry).where(Entry.sequence.in_(sequences)))}
    return [event_of(rows[sequence].parsed()) for sequence in sequences]


def history_of(session: Session, *subjects: str) -> list[Told]:
    """Everything that happened to the subjects, oldest first, with who asked for what was approved."""
    query = select(Entry).where(Entry.subject.in_(subjects)).order_by(Entry.sequence)
    told = [told_of(row) for row in session.scalars(query)]
    askers = _askers(session, {one.act_id for one in told})
    return [replace(one, asked_by=askers[one.act_id]) if one.act_id in askers else one for one in told]


def _askers(session: Session, acts: set[int]) -> dict[int, int]:
    """Act → the user who asked for it, of those that approve a request: its signers are who decided and who asked."""
    approving = select(Entry).join(Act, Act.id == Entry.sequence).where(Act.id.in_(acts), Act.operation == APPROVAL)
    return {row.sequence: row.parsed()["data"]["signers"][-1] for row in session.scalars(approving)}


def told_of(row: Entry) -> Told:
    """An entry with its event; the act's entry stands `part` places before it."""
    body = row.parsed()
    entry = Recorded.from_body(body)
    return Told(entry, event_of(body), entry.sequence - entry.part)


