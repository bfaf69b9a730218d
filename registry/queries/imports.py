"""Loads of lists within reach: their runs, one of them, and its rows by verdict and by reason."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.importing import ImportMapping, ImportRow, ImportRun, Job
from registry.errors import NotFound
from registry.permissions import Authority, scope

#: Runs and rows of one page.
MOST_RUNS, MOST_ROWS = 50, 100


def run_within(session: Session, authority: Authority, run_id: int, permission: str = "import:read") -> ImportRun:
    """The run; `NotFound` when there is none, or it is of another body."""
    reach = ImportRun.organisation_id.in_(scope(authority, permission))
    found = session.scalars(select(ImportRun).where(ImportRun.id == run_id, reach)).one_or_none()
    if found is None:
        raise NotFound()
    return found


def runs_within(session: Session, authority: Authority, before: int | None) -> tuple[list[ImportRun], int | None]:
    """Runs, the newest first, and where the next page begins."""
    query = select(ImportRun).where(ImportRun.organisation_id.in_(scope(authority, "import:read")))
    if before is not None:
        query = query.where(ImportRun.id < before)
    found = list(session.scalars(query.order_by(ImportRun.id.desc()).limit(MOST_RUNS + 1)))
    return found[:MOST_RUNS], found[MOST_RUNS - 1].id if len(found) > MOST_RUNS else None


def mapping_of(session: Session, run: ImportRun) -> ImportMapping:
    """What was decided about the columns of its file."""
    return session.get_one(ImportMapping, run.mapping_id)


def is_under_way(session: Session, run: ImportRun) -> bool:
    """Whether the worker has it in hand, or will."""
    query = select(Job.id).where(Job.kind == "import", Job.subject_id == run.id, Job.state.in_(("waiting", "running")))
    return session.scalars(query).first() is not None


def is_ended(run: ImportRun) -> bool:
    """Whether its rows were recorded to the last: such a load stays as it was, and never starts again."""
    return run.state == "done" and not run.is_rehearsal


@dataclass(frozen=True)
class Reason:
    """A reason, the field it is about when it names one, how many rows were refused for it, and the first of them."""

    first: ImportRow
    what: str | None
    rows: int


def reasons_of(session: Session, run: ImportRun) -> list[Reason]:
    """Why rows were refused, the most frequent first; what a serial was taken for is a reason of its own."""
    what, form = (ImportRow.reason_values[name].as_string() for name in ("what", "form"))
    query = select(func.min(ImportRow.line), what, func.count()).where(
        ImportRow.run_id == run.id, ImportRow.verdict == "refused")
    found = session.execute(query.group_by(ImportRow.reason, what, form).order_by(
        func.count().desc(), ImportRow.reason, func.min(ImportRow.line)))
    return [Reason(session.get_one(ImportRow, (run.id, line)), name, count) for line, name, count in found]


def near_count(session: Session, run: ImportRun) -> int:
    """Accepted rows whose number could be another weapon's, misread."""
    query = select(func.count()).where(ImportRow.run_id == run.id, _is_near())
    return session.scalar(query.select_from(ImportRow)) or 0


def _is_near() -> ColumnElement[bool]:
    """Resembles a weapon, or, rehearsed, the row of one that would be registered before it."""
    return ImportRow.near_id.is_not(None) | ImportRow.reason_values["near_line"].as_integer().is_not(None)


@dataclass(frozen=True)
class RowsPage:
    """Rows by line, and the lines at which the pages before and after begin."""

    rows: list[ImportRow]
    next: int | None


def rows_of(session: Session, run: ImportRun, verdict: str | None, after: int) -> RowsPage:
    """Rows of a run after a line, of one verdict (``near``: those that resemble another weapon) or of all."""
    query = select(ImportRow).where(ImportRow.run_id == run.id, ImportRow.line > after)
    if verdict == "near":
        query = query.where(_is_near())
    elif verdict:
        query = query.where(ImportRow.verdict == verdict)
    found = list(session.scalars(query.order_by(ImportRow.line).limit(MOST_ROWS + 1)))
    return RowsPage(found[:MOST_ROWS], found[MOST_ROWS - 1].line if len(found) > MOST_ROWS else None)
