"""What happened to the weapons of a document after it was drawn: how much and until when, never what."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from models.document import Document, DocumentWeapon
from models.envelope import Recorded
from models.ledger import Entry
from models.weapon import Weapon


@dataclass(frozen=True)
class LaterEntries:
    """How many entries the document does not know, and when the last of them was recorded."""

    count: int
    until: datetime


def later_entries(session: Session, document: Document) -> LaterEntries | None:
    """Entries about the weapons of `document` from its cut on; None when it tells all there is."""
    weapons = session.scalars(select(DocumentWeapon.weapon_id).where(DocumentWeapon.document_id == document.id))
    subjects = [f"{Weapon.subject_kind}:{weapon}" for weapon in weapons]
    later = select(func.count(), func.max(Entry.sequence)).where(
        Entry.subject.in_(subjects), Entry.sequence >= literal(document.cut))
    count, last = session.execute(later).one()
    if not count:
        return None
    return LaterEntries(count, Recorded.from_body(session.get_one(Entry, last).parsed()).recorded_at)
