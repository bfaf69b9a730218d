"""A source within reach, the loads of its file, and the photographs of its pages, by folio."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.importing import ImportRun
from models.organisation import standing_for, succeeded_by
from models.photograph import Photograph, SourcePhotograph
from models.source import Source
from models.weapon import Weapon
from registry.errors import NotFound
from registry.operations.register_source import source_of_file
from registry.permissions import Authority, permits, scope
from registry.queries.names import titles_of


@dataclass(frozen=True)
class Page:
    """One photograph of a source with the folios seen on it: its commitment names it."""

    commitment: str
    width: int
    height: int
    folios: tuple[str, ...]


@dataclass(frozen=True)
class SourcePage:
    """A source, how it is called (None once that was erased), how many weapons it brought, its loads and pages."""

    source: Source
    title: str | None
    weapons: int
    runs: tuple[ImportRun, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Cited:
    """The source that a weapon was first read in, with its place there, for whoever sees the weapon.

    `pages` are the photographs of that folio; none where the source is of a body the person does not reach.
    """

    source_id: int
    title: str | None
    folio: str | None
    line: int | None
    is_within_reach: bool
    pages: tuple[Page, ...]


def source_within(session: Session, authority: Authority, source_id: int, permission: str = "import:read") -> Source:
    """The source; `NotFound` when there is none, or it is of another body."""
    reach = Source.organisation_id.in_(scope(authority, permission))
    found = session.scalars(select(Source).where(Source.id == source_id, reach)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def source_page(session: Session, source: Source) -> SourcePage:
    """What the page of `source` shows; scope was checked when it was found."""
    bodies = succeeded_by(standing_for(session, source.organisation_id))
    runs = select(ImportRun).where(ImportRun.digest == source.digest,
                                   ImportRun.organisation_id.in_(bodies)).order_by(ImportRun.id.desc())
    weapons = select(func.count()).select_from(Weapon).where(Weapon.source_id == source.id)
    return SourcePage(source, titles_of(session, {source.id}).get(source.id), session.scalar(weapons) or 0,
                      tuple(session.scalars(runs)) if source.digest else (), pages_of(session, source.id))


def source_of(session: Session, run: ImportRun) -> Source | None:
    """The source that the file of a load is, once it was said that it was brought."""
    return source_of_file(session, standing_for(session, run.organisation_id), run.digest)


def pages_of(session: Session, source_id: int) -> tuple[Page, ...]:
    """The photographs of a source in the order they were added; erased ones are missing."""
    query = (select(SourcePhotograph.folio, Photograph.commitment, Photograph.width, Photograph.height)
             .join(Photograph, Photograph.commitment == SourcePhotograph.photograph)
             .where(SourcePhotograph.source_id == source_id)
             .order_by(SourcePhotograph.entry, SourcePhotograph.position))
    folios: dict[tuple[str, int, int], list[str]] = {}
    for folio, commitment, width, height in session.execute(query):
        folios.setdefault((commitment, width, height), []).append(folio)
    return tuple(Page(*picture, tuple(seen)) for picture, seen in folios.items())


def page_picture(session: Session, source: Source, commitment: str) -> Photograph:
    """The stored picture of one of its pages, or `NotFound`."""
    tied = select(SourcePhotograph.photograph).where(
        SourcePhotograph.source_id == source.id, SourcePhotograph.photograph == commitment)
    found = session.scalars(select(Photograph).where(Photograph.commitment.in_(tied))).first()
    if found is None:
        raise NotFound()
    return found


def cited_by(session: Session, authority: Authority, weapon: Weapon) -> Cited | None:
    """Where the weapon was first read; None for one that no list brought."""
    source = session.get(Source, weapon.source_id) if weapon.source_id is not None else None
    if source is None:
        return None
    is_within = permits(session, authority, "import:read", [source.organisation_id])
    pages = showing(pages_of(session, source.id), weapon.folio) if is_within and weapon.folio else ()
    return Cited(source.id, titles_of(session, {source.id}).get(source.id), weapon.folio, weapon.line, is_within, pages)


def showing(pages: Iterable[Page], folio: str) -> tuple[Page, ...]:
    """The pages on which a folio is seen, however its number was written: «012» is «12», «12 Vto.» is «12vto»."""
    wanted = _folded(folio)
    return tuple(page for page in pages if wanted and wanted in map(_folded, page.folios))


def _folded(folio: str) -> str:
    return re.sub(r"[\W_]+", "", folio.casefold()).lstrip("0")
