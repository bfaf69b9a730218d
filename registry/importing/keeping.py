"""How long a brought file is kept: a list that was loaded is evidence, one that was only tried goes.

The rule, this registry's own. Once an act says that a list was brought, the ledger names the SHA-256 of its file, and
the file shows what the source says: it lies with the photographs and documents, goes along in every backup, and a
verification compares it with its name. A list that was only tried holds data of persons that nobody needs: when nobody
touched its loads for the days of the legal parameter `draft_days`, the file goes, and what was said of its rows with
it. Where nobody set the parameter, nothing goes. What an upload that was cut short left is gone after a day.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from models.database import operational, reading
from models.files import adopt
from models.importing import ImportMapping, ImportRow, ImportRun, Job
from models.schema import table_of
from models.source import Source
from registry.drafts import days_kept
from registry.importing.running import FOLDER, file_of

DIGEST = re.compile(r"[0-9a-f]{64}")
#: How long an upload may take that is still under way.
UPLOAD = timedelta(days=1)


@dataclass(frozen=True)
class Fate:
    """What becomes of the file of a load: it is gone, it stays as evidence, or it goes at `goes_at` (None: never)."""

    is_gone: bool
    is_evidence: bool = False
    goes_at: datetime | None = None


def fate_of(session: Session, data_dir: Path, run: ImportRun, now: datetime) -> Fate:
    """What will become of the file of `run`, as things stand at `now`."""
    if not file_of(data_dir, run.digest).is_file():
        return Fate(is_gone=True)
    if _named(session, {run.digest}):
        return Fate(is_gone=False, is_evidence=True)
    days = days_kept(session, now)
    touched = max(_touched(session, {run.digest})[run.digest], _written_at(file_of(data_dir, run.digest)))
    return Fate(is_gone=False, goes_at=None if days is None else touched + timedelta(days=days))


def settle_brought(engine: Engine, data_dir: Path, now: datetime) -> int:
    """Put the files of loaded lists among the evidence, remove those of lists given up; how many were removed."""
    found = [path for path in (data_dir / FOLDER).glob("*") if path.is_file()]
    lists = {path.name: path for path in found if DIGEST.fullmatch(path.name)}
    with reading(engine) as session:
        days, named, busy = days_kept(session, now), _named(session, set(lists)), _busy(session)
        touched = _touched(session, set(lists))
    for digest in named:
        adopt(data_dir, lists[digest], digest, keep_name=digest in busy)
    given_up = [] if days is None else [
        path for digest, path in lists.items() if digest not in named | busy
        and max(touched.get(digest, _written_at(path)), _written_at(path)) < now - timedelta(days=days)]
    for path in given_up:
        _forget_rows(engine, path.name)
    left = [path for path in found if path.name not in lists and _written_at(path) < now - UPLOAD]
    for path in given_up + left:
        path.unlink(missing_ok=True)
    return len(given_up) + len(left)


def _named(session: Session, digests: set[str]) -> set[str]:
    """Those that are of a source."""
    return {digest for digest in session.scalars(select(Source.digest).where(Source.digest.in_(digests))) if digest}


def _busy(session: Session) -> set[str]:
    """Files the worker has in hand, or will."""
    jobs = select(Job.subject_id).where(Job.kind == "import", Job.state.in_(("waiting", "running")))
    return set(session.scalars(select(ImportRun.digest).where(ImportRun.id.in_(jobs))))


def _touched(session: Session, digests: set[str]) -> dict[str, datetime]:
    """Digest → when somebody last did something about a load of it."""
    query = (select(ImportRun.digest, func.max(ImportRun.started_at), func.max(ImportRun.ended_at),
                    func.max(ImportMapping.at))
             .join(ImportMapping, ImportMapping.id == ImportRun.mapping_id)
             .where(ImportRun.digest.in_(digests)).group_by(ImportRun.digest))
    return {digest: max(moment for moment in moments if moment is not None)
            for digest, *moments in session.execute(query)}


def _written_at(path: Path) -> datetime:
    """When the file was brought last."""
    return datetime.fromtimestamp(os.stat(path).st_mtime, UTC)


def _forget_rows(engine: Engine, digest: str) -> None:
    rows, runs = table_of(ImportRow), table_of(ImportRun)
    with operational(engine) as session:
        session.execute(delete(rows).where(rows.c.run_id.in_(select(runs.c.id).where(runs.c.digest == digest))))
