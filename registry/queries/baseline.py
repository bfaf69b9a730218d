"""Whose initial load was closed, and what came after."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.importing import ImportRun
from models.organisation import Organisation, line_of
from models.source import Source


def closed_load(session: Session, unit: int, after: int | None = None) -> Organisation | None:
    """The nearest body, from `unit` upwards, whose load was closed; with `after`, closed before that entry."""
    closed = ((each, each.baseline_entry) for each in line_of(session, unit))
    return next((each for each, entry in closed if entry is not None and (after is None or entry < after)), None)


def closed_before(session: Session, run: ImportRun) -> Organisation | None:
    """The body whose load was closed before the file of `run` was brought; what was brought earlier belongs to it."""
    query = select(Source.id).where(Source.organisation_id == run.organisation_id, Source.digest == run.digest)
    return closed_load(session, run.organisation_id, session.scalars(query).first())
