"""Issue a document: its number without gaps, its token and its bytes enter the ledger together."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.act import Act
from models.document import Document, DocumentFile
from models.events.document import DocumentIssued
from models.weapon import Weapon
from registry.errors import Refused, RuleBroken
from registry.operations.base import Decision, Operation, salted_digest
from registry.operations.weapons import weapons_of


class AnotherNumber(Refused):
    """Somebody else took the number this document was drawn with: draw it again with the next."""

    msgid = "Otro documento tomó este número. Intente de nuevo."


@dataclass(frozen=True)
class Asked:
    """A document of a kind about a thing (``weapon:12``, ``act:33``), in a language (ISO 639-1)."""

    kind: str
    about: str
    language: str = "es"

    def digest(self, salt: bytes) -> bytes:
        """Salted digest of it."""
        return salted_digest(salt, {"name": IssueDocument.name} | asdict(self))


@dataclass(frozen=True)
class DocumentFacts:
    """The weapons it speaks of, the act it documents, and the ordinal that is free."""

    weapons: tuple[Weapon, ...]
    act: Act | None
    next_ordinal: int


@dataclass(frozen=True, kw_only=True)
class IssueDocument(Operation):
    """Record a document that was drawn, under the number it was drawn with."""

    name = "issue_document"
    permission = "document:issue"

    #: What the form asked for: drawn again, it is the same act with another number and other bytes.
    asked: Asked
    #: Office whose series numbers it.
    organisation: int
    #: Legal year, America/Caracas.
    year: int
    ordinal: int
    number: str
    #: 20 hexadecimal digits and the eight characters people type.
    token: str
    code: str
    #: Size of the signed ledger it was drawn from.
    cut: int
    about_act: int | None
    weapons: tuple[int, ...]
    file: DocumentFile

    def facts(self, session: Session) -> DocumentFacts:
        act = session.get(Act, self.about_act) if self.about_act is not None else None
        # A document about a unit as a whole speaks of no weapon by itself.
        weapons = weapons_of(session, self.weapons) if self.weapons else ()
        return DocumentFacts(weapons, act,
                             next_ordinal(session, self.organisation, self.asked.kind, self.year))

    def digest(self, salt: bytes) -> bytes:
        return self.asked.digest(salt)

    def organisations(self, facts: DocumentFacts) -> Iterable[int]:
        return {weapon.organisation_id for weapon in facts.weapons} or {self.organisation}

    def decide(self, facts: DocumentFacts, now: datetime, actor: int) -> list[Decision]:
        if facts.next_ordinal != self.ordinal:
            raise AnotherNumber()
        if self.about_act is not None and facts.act is None:
            raise RuleBroken("Ese acto no existe.")
        return [Decision(DocumentIssued(
            number=self.number, document_kind=self.asked.kind, organisation=self.organisation, year=self.year,
            ordinal=self.ordinal, token=self.token, code=self.code, cut=self.cut, about_act=self.about_act,
            file=self.file, weapons=list(self.weapons)))]


def next_ordinal(session: Session, organisation: int, document_kind: str, year: int) -> int:
    """The first free ordinal of an office's series; numbers have no gaps because only issuing takes one."""
    last = session.scalar(select(func.max(Document.ordinal)).where(
        Document.organisation_id == organisation, Document.kind == document_kind, Document.year == year))
    return (last or 0) + 1
