"""Reprint a document: the stored bytes once more, on the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import Document, DocumentWeapon
from models.events.document import DocumentReprinted
from models.weapon import Weapon
from registry.errors import NotFound
from registry.operations.base import Decision, Operation


@dataclass(frozen=True)
class ReprintFacts:
    """The document and the units that answer for its weapons."""

    document: Document
    organisations: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class ReprintDocument(Operation):
    """Print an issued document again; its bytes and its number stay."""

    name = "reprint_document"
    permission = "document:reprint"

    document: int

    def facts(self, session: Session) -> ReprintFacts:
        document = session.get(Document, self.document)
        if document is None:
            raise NotFound()
        units = select(Weapon.organisation_id).join(DocumentWeapon, DocumentWeapon.weapon_id == Weapon.id)
        reached = session.scalars(units.where(DocumentWeapon.document_id == document.id))
        return ReprintFacts(document, frozenset(reached))

    def organisations(self, facts: ReprintFacts) -> Iterable[int]:
        return facts.organisations or {facts.document.organisation_id}

    def decide(self, facts: ReprintFacts, now: datetime, actor: int) -> list[Decision]:
        return [Decision(DocumentReprinted(reprint=facts.document.reprints + 1), facts.document.id)]
