"""The ledger itself, for those who audit it: entries in order, one entry, the signed checkpoints."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.ledger import Entry, SignedCheckpoint, head_of
from registry.errors import NotFound
from registry.queries.entries import Told, told_of

#: Entries on one page.
PAGE = 50
#: Checkpoints on the public page.
CHECKPOINTS = 100


@dataclass(frozen=True)
class Listing:
    """One page of entries, newest first, and where older ones go on."""

    told: tuple[Told, ...]
    size: int
    root: str
    older: int | None


@dataclass(frozen=True)
class EntryPage:
    """One entry as stored, read back, and the checkpoint that covers it (None when none does yet)."""

    told: Told
    body: str
    leaf_hash: str
    checkpoint: SignedCheckpoint | None


def entries_before(session: Session, before: int | None = None) -> Listing:
    """The newest entries before number `before`."""
    head = head_of(session)
    top = head.size if before is None else min(before, head.size)
    rows = session.scalars(select(Entry).where(Entry.sequence < top).order_by(Entry.sequence.desc()).limit(PAGE))
    told = tuple(told_of(row) for row in rows)
    older = told[-1].entry.sequence if told and told[-1].entry.sequence > 0 else None
    return Listing(told, head.size, head.root.hex(), older)


def entry_page(session: Session, sequence: int) -> EntryPage:
    """The entry `sequence`, or `NotFound`."""
    row = session.get(Entry, sequence)
    if row is None:
        raise NotFound()
    return EntryPage(told_of(row), row.body.decode(), row.leaf_hash.hex(), covering(session, sequence))


def covering(session: Session, sequence: int) -> SignedCheckpoint | None:
    """The first signed checkpoint whose tree holds entry `sequence`."""
    query = select(SignedCheckpoint).where(SignedCheckpoint.size > sequence)
    return session.scalars(query.order_by(SignedCheckpoint.size).limit(1)).first()


def newest_checkpoints(session: Session) -> list[SignedCheckpoint]:
    """The last signed checkpoints, newest first."""
    return list(session.scalars(select(SignedCheckpoint).order_by(SignedCheckpoint.size.desc()).limit(CHECKPOINTS)))
