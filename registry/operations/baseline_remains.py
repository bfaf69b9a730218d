"""What a unit has and what remains to be done there when its load is closed, weapon by weapon and line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from models.conflict import Conflict
from models.importing import ImportRow, ImportRun
from models.near_pair import NearPair, NearSweep
from models.organisation import branch_of, standing_for, succeeded_by
from models.source import Source
from models.weapon import Weapon
from proof.canonical import canonical
from registry.operations.returned_rows import WHY, answered, reference
from registry.operations.weapon_facts import UNREAD_STATUSES


@dataclass(frozen=True)
class SourceTotals:
    """A source: rows below its header (None on paper), weapons it brought, and rows of it that contradict what was
    there, that were refused, that nobody judged, and, of those refused, that were brought again in another file."""

    source: int
    rows: int | None
    accepted: int
    contradicts: int
    refused: int
    unjudged: int
    again: int = 0


@dataclass(frozen=True)
class TypeTotals:
    """Weapons of a type (a code, or None): all, those somebody had in view, and those with an open contradiction.

    One that papers contradict may have been seen too.
    """

    weapon_type: str | None
    weapons: int
    seen: int
    contradicted: int


#: Source, line, reason (a Spanish msgid) and the values it names.
LeftRow = tuple[int, int, str, dict[str, Any]]


@dataclass(frozen=True)
class Remains:
    """All of a unit and of everything below it; weapons are those that were not withdrawn."""

    sources: tuple[SourceTotals, ...]
    types: tuple[TypeTotals, ...]
    #: Weapons of no source: registered one by one.
    alone: int
    #: Numbers of the weapons.
    to_be_located: tuple[int, ...]
    unread: tuple[int, ...]
    #: Weapon and fact of each contradiction nobody decided.
    conflicts: tuple[tuple[int, str], ...]
    #: The two weapons of each pair nobody decided; None while some were not compared yet.
    near_pairs: tuple[tuple[int, int], ...] | None
    #: Each row refused that no file brought again.
    refused: tuple[LeftRow, ...]

    @property
    def weapons(self) -> int:
        """How many there are."""
        return sum(each.weapons for each in self.types)

    @property
    def seen(self) -> int:
        """How many somebody had in view."""
        return sum(each.seen for each in self.types)

    @property
    def not_taken(self) -> int:
        """Rows refused that no file brought again, and rows nobody judged."""
        return sum(each.refused - each.again + each.unjudged for each in self.sources)

    def content(self) -> str:
        """The whole as canonical JSON."""
        return canonical(asdict(self)).decode()


def remains_of(session: Session, unit: int) -> Remains:
    """What there is now of `unit` and everything below it."""
    branch = list(session.scalars(branch_of(unit)))
    mine = select(Weapon.id).where(Weapon.organisation_id.in_(branch)).order_by(Weapon.id)
    here = mine.where(Weapon.status != "withdrawn")
    sources, refused = _sources(session, branch)
    alone = select(func.count()).select_from(here.where(Weapon.source_id.is_(None)).order_by(None).subquery())
    return Remains(sources, _types(session, branch), session.scalar(alone) or 0,
                   _ids(session, mine.where(Weapon.status == "to_be_located")),
                   _ids(session, here.where(Weapon.serial_status.in_(UNREAD_STATUSES))),
                   _conflicts(session, branch), _near_pairs(session, branch), refused)


def _ids(session: Session, query: Select[int]) -> tuple[int, ...]:
    return tuple(session.scalars(query))


def _conflicts(session: Session, branch: list[int]) -> tuple[tuple[int, str], ...]:
    query = select(Conflict.weapon_id, Conflict.fact).join(Weapon, Weapon.id == Conflict.weapon_id).where(
        Conflict.decided_entry.is_(None), Weapon.organisation_id.in_(branch), Weapon.status != "withdrawn")
    found = session.execute(query.order_by(Conflict.weapon_id, Conflict.fact))
    return tuple((weapon, fact) for weapon, fact in found)


def _near_pairs(session: Session, branch: list[int]) -> tuple[tuple[int, int], ...] | None:
    mine = select(Weapon.id).where(Weapon.organisation_id.in_(branch))
    newest = session.scalar(select(func.max(mine.subquery().c.id)))
    if newest is not None and newest >= (session.scalar(select(NearSweep.swept)) or 0):
        return None
    query = select(NearPair.first_id, NearPair.second_id).where(
        NearPair.first_id.in_(mine) | NearPair.second_id.in_(mine))
    return tuple((first, second) for first, second in session.execute(
        query.order_by(NearPair.first_id, NearPair.second_id)))


def _types(session: Session, branch: list[int]) -> tuple[TypeTotals, ...]:
    contradicted = func.count(case((Weapon.open_conflicts != {}, Weapon.id)))
    query = select(Weapon.weapon_type, func.count(), func.count(Weapon.last_seen_at), contradicted).where(
        Weapon.organisation_id.in_(branch), Weapon.status != "withdrawn").group_by(Weapon.weapon_type)
    found = (TypeTotals(*row) for row in session.execute(query))
    return tuple(sorted(found, key=lambda each: (each.weapon_type is None, each.weapon_type or "")))


def _sources(session: Session, branch: list[int]) -> tuple[tuple[SourceTotals, ...], tuple[LeftRow, ...]]:
    sources = session.scalars(select(Source).where(Source.organisation_id.in_(branch)).order_by(Source.id)).all()
    brought = dict(session.execute(select(Weapon.source_id, func.count()).where(
        Weapon.source_id.in_([source.id for source in sources])).group_by(Weapon.source_id)).all())
    runs = {source.id: _last_run(session, source) for source in sources}
    again = _answered(session, [run.id for run in runs.values() if run])
    totals, refused = [], list[LeftRow]()
    for source in sources:
        run = runs[source.id]
        if run is None:
            totals.append(SourceTotals(source.id, source.rows, brought.get(source.id, 0), 0, 0, source.rows or 0))
            continue
        left = [row for row in _refused(session, run) if reference(run.digest, row.line) not in again]
        totals.append(SourceTotals(source.id, source.rows, brought.get(source.id, 0), run.contradicts, run.refused,
                                   run.total - run.done, run.refused - len(left)))
        refused += [(source.id, row.line, str(row.reason), _values(row)) for row in left]
    return tuple(totals), tuple(refused)


def _refused(session: Session, run: ImportRun) -> Iterable[ImportRow]:
    return session.scalars(select(ImportRow).where(
        ImportRow.run_id == run.id, ImportRow.verdict == "refused").order_by(ImportRow.line))


def _values(row: ImportRow) -> dict[str, Any]:
    values = dict(row.reason_values or {})
    if "facts" in values:
        values["weapon"] = registry_number(row.weapon_id) if row.weapon_id else "—"
    return values


def _answered(session: Session, runs: list[int]) -> set[str | None]:
    """The names of the rows that rows of these runs answer, taken or refused again."""
    why = ImportRow.cells[WHY].as_string()
    return {answered(each) for each in session.scalars(
        select(why).where(ImportRow.run_id.in_(runs), why.is_not(None)))}


def _last_run(session: Session, source: Source) -> ImportRun | None:
    """The last passage through the file of the source that was no rehearsal."""
    runs = select(ImportRun).where(
        ImportRun.digest == source.digest,
        ImportRun.organisation_id.in_(succeeded_by(standing_for(session, source.organisation_id))),
        ImportRun.is_rehearsal.is_(False)).order_by(ImportRun.id.desc())
    return session.scalars(runs).first() if source.digest else None
