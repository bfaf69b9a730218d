"""Whose initial load was closed, and what came after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from models.document import Document
from models.importing import ImportRun
from models.ledger import Entry
from models.organisation import Organisation, line_of, standing_for
from models.weapon import Weapon
from registry.operations.register_source import source_of_file
from registry.permissions import Authority, permits
from registry.queries.documents import documents_of_act
from registry.queries.entries import told_of


@dataclass(frozen=True)
class Closing:
    """The load of `unit` was closed by the act `act` at `closed_at`; the number of its record once that was issued,
    and its document where the person may open it."""

    unit: Organisation
    act: int
    closed_at: datetime
    number: str | None
    document: Document | None


def closed_load(session: Session, unit: int, after: int | None = None) -> Organisation | None:
    """The nearest body, from `unit` upwards, whose load was closed; with `after`, closed before that entry."""
    closed = ((each, each.baseline_entry) for each in line_of(session, unit))
    return next((each for each, entry in closed if entry is not None and (after is None or entry < after)), None)


def closed_before(session: Session, run: ImportRun) -> Organisation | None:
    """The body whose load was closed before the file of `run` was brought; what was brought earlier belongs to it."""
    source = source_of_file(session, standing_for(session, run.organisation_id), run.digest)
    return closed_load(session, run.organisation_id, source.id if source else None)


def closing_before(session: Session, authority: Authority, unit: int, entry: int) -> Closing | None:
    """The closing that what `entry` recorded in `unit` came after; None when it belongs to the load itself."""
    body = closed_load(session, unit, entry)
    return None if body is None else closing_of(session, authority, body)


def closing_of(session: Session, authority: Authority, body: Organisation) -> Closing | None:
    """The closing of the load of `body` itself; None while it goes on, or when the body above closed it."""
    if body.baseline_entry is None:
        return None
    told = told_of(session.get_one(Entry, body.baseline_entry))
    record = next(iter(documents_of_act(session, told.act_id)), None)
    is_open = record is not None and permits(session, authority, "document:read", [record.organisation_id])
    number = record.number if record else None
    return Closing(body, told.act_id, told.entry.claimed_at, number, record if is_open else None)


def is_later(session: Session) -> ColumnElement[bool]:
    """Whether a weapon came from a list after the load of the unit that answers for it was closed."""
    return and_(Weapon.source_id.is_not(None), or_(false(), *_after_each(session)))


def _after_each(session: Session) -> Iterator[ColumnElement[bool]]:
    """One condition for each closing that is the first of some units: what was recorded after it, in them."""
    units = {id_: (parent, entry) for id_, parent, entry in session.execute(
        select(Organisation.id, Organisation.parent_id, Organisation.baseline_entry))}
    found = defaultdict[int, list[int]](list)
    for unit in units:
        closings = [entry for entry in _closings_above(units, unit) if entry is not None]
        if closings:
            found[min(closings)].append(unit)
    for entry, within in found.items():
        yield and_(Weapon.id > entry, Weapon.organisation_id.in_(within))


def _closings_above(units: Mapping[int, tuple[int | None, int | None]], unit: int | None) -> Iterator[int | None]:
    while unit is not None and unit in units:
        unit, entry = units[unit]
        yield entry
