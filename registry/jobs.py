"""Slow work as rows of a table: somebody asks, the worker does it, and it goes on when the worker was cut short."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.database import operational, reading
from models.importing import Job
from registry.importing.running import Stopped, go_on
from registry.near_sweep import sweep

#: Seconds between two looks for work.
INTERVAL = 2.0
IMPORT = "import"
log = logging.getLogger("trazarma.jobs")
Stop = Callable[[], bool]
#: Kind → how it is done to its subject; each goes on from where it was, and ends early when asked to.
KINDS: dict[str, Callable[[Engine, Path, int, Stop], None]] = {
    IMPORT: lambda engine, data_dir, run, stop: go_on(engine, data_dir, run, stop=stop),
}


def ask(session: Session, kind: str, subject: int) -> None:
    """Have the worker do it; what is under way for the same subject already is not asked for twice."""
    query = select(Job.id).where(Job.kind == kind, Job.subject_id == subject, Job.state.in_(("waiting", "running")))
    if session.scalars(query).first() is None:
        session.add(Job(kind=kind, subject_id=subject, state="waiting", made_at=datetime.now(UTC)))


@dataclass
class Jobs:
    """Does what was asked for, one thing at a time, until `stop` is set."""

    engine: Engine
    data_dir: Path
    stop: Event

    def run(self) -> None:
        """Look for work again and again, and compare what it left for look-alikes; no outage ends it."""
        while not self.stop.is_set():
            try:
                while self.round():
                    pass
                self._compare()
            except (SQLAlchemyError, OSError) as outage:
                log.warning("%s: %s", type(outage).__name__, str(outage).splitlines()[0] if str(outage) else "")
            self.stop.wait(INTERVAL)

    def round(self) -> bool:
        """Do the oldest thing asked for; False when there is none, or when asked to end."""
        found = self._oldest()
        if found is None or self.stop.is_set():
            return False
        number, kind, subject = found
        self._mark(number, "running")
        try:
            KINDS[kind](self.engine, self.data_dir, subject, self.stop.is_set)
        except Stopped:
            return False
        except (SQLAlchemyError, OSError):
            raise
        except Exception:
            log.exception("job %s", number)
            self._mark(number, "failed")
            return True
        self._mark(number, "done")
        return True

    def _oldest(self) -> tuple[int, str, int] | None:
        with reading(self.engine) as session:
            query = select(Job.id, Job.kind, Job.subject_id).where(Job.state.in_(("running", "waiting")))
            found = session.execute(query.order_by(Job.id)).first()
        return None if found is None else (found[0], found[1], found[2])

    def _compare(self) -> None:
        """Compare for look-alikes until there is other work: nobody waits at a page for it."""
        try:
            sweep(self.engine, lambda: self.stop.is_set() or self._oldest() is not None)
        except (SQLAlchemyError, OSError):
            raise
        except Exception:
            log.exception("look-alikes")

    def _mark(self, number: int, state: str) -> None:
        with operational(self.engine) as session:
            job = session.get_one(Job, number)
            job.state, job.ended_at = state, None if state == "running" else datetime.now(UTC)
