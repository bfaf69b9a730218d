"""Add photographs of the pages of a book or list to its source, each with the folios that are seen on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.source import SourcePhotographed
from models.photograph import Photograph, SourcePhotograph
from models.source import Source
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.claims import LONGEST_FOLIO
from registry.operations.found import found
from registry.operations.photograph import HOW_MANY, MOST, digests_of, refuse_pictures
from registry.operations.words import required

#: Folios on one photograph: an open book shows two, and a vuelto beside each.
MOST_FOLIOS = 4
NO_FOLIO = N_("Escriba el folio que se ve en la foto. Si el papel no los tiene, escriba «s/f».")
SEVERAL = N_("Una foto muestra de 1 a %(most)s folios, separados por comas.")


@dataclass(frozen=True)
class PhotographSourceFacts:
    """The source, and the digests of the pictures it holds."""

    source: Source
    digests: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class PhotographSource(Operation):
    """Add pictures of pages; who may bring a source may show it."""

    name = "photograph_source"
    permission = "import:run"

    source: int
    photographs: tuple[Photograph, ...]
    #: The folios seen on each photograph, in the order of these.
    folios: tuple[tuple[str, ...], ...]

    def facts(self, session: Session) -> PhotographSourceFacts:
        source = found(session, Source, self.source)
        tied = select(SourcePhotograph.photograph).where(SourcePhotograph.source_id == source.id)
        return PhotographSourceFacts(source, digests_of(session, tied))

    def organisations(self, facts: PhotographSourceFacts) -> Iterable[int]:
        return [facts.source.organisation_id]

    def decide(self, facts: PhotographSourceFacts, now: datetime, actor: int) -> list[Decision]:
        if len(self.folios) != len(self.photographs):
            raise RuleBroken(HOW_MANY, "photographs", most=MOST)
        refuse_pictures(self.photographs, facts.digests, N_("Una de las fotos ya está en la fuente."))
        pages = [{"folio": folio, "photograph": picture}
                 for picture, seen in zip(self.photographs, self.folios, strict=True) for folio in folios_of(seen)]
        return [Decision(SourcePhotographed(pages=pages, count=len(self.photographs)), facts.source.id)]


def folios_of(seen: Iterable[str]) -> list[str]:
    """The folios of one photograph as they are recorded, each once; a sentence when they are no designations."""
    folios = list(dict.fromkeys(required(folio, "folios", LONGEST_FOLIO, NO_FOLIO) for folio in seen))
    if not folios:
        raise RuleBroken(NO_FOLIO, "folios")
    if len(folios) > MOST_FOLIOS:
        raise RuleBroken(SEVERAL, "folios", most=MOST_FOLIOS)
    return folios
