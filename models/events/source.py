"""Sources: registered, read again under other decisions, photographed; and the weapon that a line of one claims."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
from models.events.cited import Cited
from models.events.weapon import WeaponEntered
from models.photograph import SourcePhotograph
from models.source import Source


@dataclass(frozen=True, kw_only=True)
class SourceRegistered(Event):
    """A book, list or file was brought; what its lines claim is recorded weapon by weapon."""

    kind = "source:registered"
    thing = Source
    creates = True
    sentence = "*Se trajo* una fuente (%(source_kind)s) de %(organisation)s, de %(rows)s filas."
    vocabularies = {"source_kind": "source_kind"}
    example = {"source_kind": "file", "organisation": 12, "digest": "0f" * 32, "rows": 3000, "mapping": "1e" * 32,
               "title": "ab" * 32}

    source_kind: str
    organisation: int
    #: SHA-256 of the file in hexadecimal, rows below its header, and digest of what was decided about its columns.
    digest: str | None
    rows: int | None
    mapping: str | None
    #: A commitment: names of files and books may name people.
    title: object

    def worded(self) -> str:
        if self.rows is None:
            return "*Se trajo* una fuente (%(source_kind)s) de %(organisation)s."
        return self.sentence

    def apply(self, thing: Source, entry: Recorded, session: Session) -> None:
        thing.kind, thing.organisation_id, thing.digest = self.source_kind, self.organisation, self.digest
        thing.rows, thing.mapping_digest, thing.title = self.rows, self.mapping, str(self.title)


@dataclass(frozen=True, kw_only=True)
class SourceRemapped(Event):
    """It was decided otherwise what its columns and values mean; lines already recorded stay as they are."""

    kind = "source:remapped"
    thing = Source
    sentence = "*Se decidió* de nuevo qué significan las columnas y los valores de la fuente."
    example = {"mapping": "2d" * 32, "was": "1e" * 32}

    mapping: str
    was: str | None

    def apply(self, thing: Source, entry: Recorded, session: Session) -> None:
        thing.mapping_digest = self.mapping


@dataclass(frozen=True, kw_only=True)
class SourcePhotographed(Event):
    """Photographs of pages of the book or list itself were added: what was read there can be looked at."""

    kind = "source:photographed"
    thing = Source
    sentence = "*Se añadieron* a la fuente %(count)s fotos de sus páginas."
    example = {"pages": [{"folio": "12", "photograph": "ab" * 32}, {"folio": "12 vto.", "photograph": "ab" * 32}],
               "count": 1}

    #: For each folio that a photograph shows: ``folio``, as the paper is numbered (at most 12 characters, in the clear
    #: as in the entry of a weapon that cites it), and ``photograph``, a commitment.
    pages: list[dict[str, Any]]
    #: Photographs: fewer than pages where one shows several folios.
    count: int

    def worded(self) -> str:
        return "*Se añadió* a la fuente una foto de sus páginas." if self.count == 1 else self.sentence

    def apply(self, thing: Source, entry: Recorded, session: Session) -> None:
        session.add_all(
            SourcePhotograph(entry=entry.sequence, position=position, source_id=thing.id, folio=page["folio"],
                             photograph=str(page["photograph"]))
            for position, page in enumerate(self.pages))


@dataclass(frozen=True, kw_only=True)
class WeaponListed(Cited, WeaponEntered):
    """A line of a source claims a weapon: every fact stands as the paper says until somebody sees it."""

    kind = "weapon:registered"
    version = 2
    sentence = ("*Se registró* el arma según %(source_id)s, línea %(line)s, a cargo de %(custodian)s."
                " Propietario: %(owner)s.")
    example = {
        "weapon_type": "revolver", "action": None, "make": "Smith & Wesson", "model": "10", "calibre": ".38 Special",
        "year": None, "manufacturer": None, "country": "US", "importer": None, "serial": "QX4116??",
        "serial_status": "partial", "serial_normalised": "QX4116??", "identity": None, "weapon_class": "organic",
        "condition": "not_assessed", "ballistic_number": "RB-2019-1183", "ballistic_on": "2019-06-03",
        "ballistic_laboratory": None,
        "standings": {"make": "as_booked"}, "owner": "unknown", "custodian": "to_be_located:12", "organisation": 12,
        "place": None, "status": "to_be_located", "is_seen": False, "photographs": [],
        "components": [{"kind": "barrel", "serial": None, "serial_normalised": None, "serial_status": "obliterated",
                        "standing": "not_recorded"}],
        "source_id": 118, "folio": "12", "line": 31, "paper": "ab" * 32,
    }

    copied = (*WeaponEntered.copied, "source_id", "folio", "line")

    def worded(self) -> str:
        if self.source_id is None:
            return "*Se registró* el arma, a cargo de %(custodian)s. Propietario: %(owner)s."
        if self.line is None:
            return "*Se registró* el arma según %(source_id)s, a cargo de %(custodian)s. Propietario: %(owner)s."
        return self.sentence
