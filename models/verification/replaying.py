"""Applying every entry again, in the scratch copy: whole acts at a time, with a bounded number of things in memory."""

from typing import Any, NoReturn

from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.base import Thing
from models.record import replay
from models.verification.commitments import commitments_of
from models.verification.faults import Tampered
from models.verification.scratch import named
from models.vocabulary import N_

#: Entries written at once; an act is never cut.
PIECE = 1000
#: Things kept at hand between pieces.
MOST_THINGS = 20_000
NOT_APPLICABLE = N_("El asiento %(entry)s no se puede aplicar a lo que los anteriores dejaron.")


class Replay:
    """Takes parsed bodies in order; `take` and `finish` raise `Tampered` for one that cannot be applied."""

    def __init__(self, engine: Engine) -> None:
        # Autoflush: an event that looks for a row of its own must find what is not written yet.
        self._session = Session(engine, expire_on_commit=False, autoflush=True)
        self._things: dict[str, Thing] = {}
        self._pending: list[dict[str, Any]] = []

    def take(self, body: dict[str, Any]) -> None:
        """Apply the next entry."""
        if body["part"] == 0 and len(self._pending) >= PIECE:
            self._write()
        self._pending.append(body)
        try:
            self._apply(body)
        except Exception:
            self._locate()

    def finish(self) -> None:
        """Write what is pending."""
        self._write()
        self._session.close()

    def _apply(self, body: dict[str, Any]) -> None:
        subject = body["subject"]
        self._things[subject] = replay(self._session, body, self._things.get(subject))

    def _write(self) -> None:
        try:
            self._session.flush()
            self._name_commitments()
            self._session.commit()
        except SQLAlchemyError:
            self._locate()
        self._pending.clear()
        if len(self._things) > MOST_THINGS:
            self._forget()

    def _name_commitments(self) -> None:
        found = [{"commitment": commitment, "entry": body["sequence"]}
                 for body in self._pending for commitment in commitments_of(body)]
        if found:
            self._session.execute(insert(named).on_conflict_do_nothing(), found)

    def _forget(self) -> None:
        self._session.expunge_all()
        self._things.clear()

    def _locate(self) -> NoReturn:
        """Apply the piece again one by one, to name the entry that cannot be applied."""
        self._session.rollback()
        self._forget()
        for body in self._pending:
            try:
                self._apply(body)
                self._session.flush()
            except Exception as failure:
                raise Tampered(NOT_APPLICABLE, entry=body["sequence"]) from failure
        raise Tampered(NOT_APPLICABLE, entry=self._pending[-1]["sequence"])
