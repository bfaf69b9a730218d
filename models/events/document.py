"""Documents and labels: issued, printed again, revoked."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import id_of
from models.document import Document, DocumentWeapon, Label
from models.envelope import Recorded
from models.events.base import Event


@dataclass(frozen=True, kw_only=True)
class DocumentIssued(Event):
    """A document got its number and its bytes, for ever."""

    kind = "document:issued"
    thing = Document
    creates = True
    sentence = "*Se emitió* %(document_kind)s %(number)s, con corte de %(cut)s asientos."
    vocabularies = {"document_kind": "document_kind"}
    example = {"number": "DCC-PMLA-2026-000118", "document_kind": "custody_chain", "organisation": 12, "year": 2026,
               "ordinal": 118, "token": "00112233445566778899", "code": "7QK4M2XD", "cut": 61877, "about_act": None,
               "file": "ab" * 32, "weapons": [1042]}

    number: str
    document_kind: str
    organisation: int
    year: int
    ordinal: int
    token: str
    code: str
    cut: int
    about_act: int | None
    file: object
    weapons: list[int]

    def apply(self, thing: Document, entry: Recorded, session: Session) -> None:
        for name in ("number", "year", "ordinal", "token", "code", "cut"):
            setattr(thing, name, getattr(self, name))
        thing.kind, thing.organisation_id, thing.act_id = self.document_kind, self.organisation, self.about_act
        thing.file, thing.reprints = str(self.file), 0
        thing.issued_at, thing.issued_by = entry.recorded_at, entry.actor
        session.add_all(DocumentWeapon(document_id=thing.id, weapon_id=weapon) for weapon in self.weapons)


@dataclass(frozen=True, kw_only=True)
class DocumentReprinted(Event):
    """The stored bytes were printed once more."""

    kind = "document:reprinted"
    thing = Document
    sentence = "*Se reimprimió* el documento."
    example = {"reprint": 1}

    reprint: int

    def apply(self, thing: Document, entry: Recorded, session: Session) -> None:
        thing.reprints = self.reprint


@dataclass(frozen=True, kw_only=True)
class LabelIssued(Event):
    """A label was issued for a weapon; it does not replace the marking."""

    kind = "label:issued"
    thing = Label
    creates = True
    sentence = "*Se emitió* la etiqueta %(code)s para %(weapon)s."
    example = {"weapon": "weapon:1042", "token": "1" + "Z" * 21, "code": "QXS3Z4GC", "reprint": 0}

    weapon: str
    token: str
    code: str
    reprint: int

    def apply(self, thing: Label, entry: Recorded, session: Session) -> None:
        thing.weapon_id = id_of(self.weapon)
        thing.token, thing.code, thing.reprint = self.token, self.code, self.reprint
        thing.is_revoked, thing.issued_at = False, entry.recorded_at


@dataclass(frozen=True, kw_only=True)
class LabelRevoked(Event):
    """A label no longer speaks for its weapon: another took its place."""

    kind = "label:revoked"
    thing = Label
    sentence = "*Se revocó* la etiqueta."
    example = {}

    def apply(self, thing: Label, entry: Recorded, session: Session) -> None:
        thing.is_revoked = True
