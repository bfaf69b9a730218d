"""Whom a document names: reading it is a look at each of them."""

import re
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.act import Act
from models.document import Document, DocumentWeapon
from models.ledger import Entry

PARTY = re.compile(r"party:(\d+)")


def persons_on(session: Session, document: Document) -> list[int]:
    """Ids of the persons who own, have, give or receive in what the document tells: its act, or its weapons' past."""
    bodies = (entry.parsed() for entry in session.scalars(_entries(session, document)))
    return sorted({number for body in bodies for number in _persons_in(body["data"])})


def _entries(session: Session, document: Document) -> Select[Entry]:
    if document.act_id is not None:
        act = session.get_one(Act, document.act_id)
        return select(Entry).where(Entry.sequence.between(act.id + 1, act.id + act.count))
    weapons = session.scalars(select(DocumentWeapon.weapon_id).where(DocumentWeapon.document_id == document.id))
    subjects = [f"weapon:{weapon}" for weapon in weapons]
    return select(Entry).where(Entry.subject.in_(subjects), Entry.sequence < document.cut)


def _persons_in(data: dict[str, Any]) -> list[int]:
    texts = (value for value in data.values() if isinstance(value, str))
    return [int(found[1]) for text in texts if (found := PARTY.fullmatch(text))]
