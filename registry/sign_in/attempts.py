"""Guessing is slowed where it comes from; nobody can lock somebody else out from where that person works.

Five failures for a name from one source close that pair for fifteen minutes. A source that fails with many names, and
a name that fails from many sources, are slowed too, except where that name has signed in from that source before.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, text
from sqlalchemy.orm import Session

from models.database import operational
from models.user import SignInAttempt
from registry.sign_in.keys import Gate, keyed
from registry.sign_in.refusals import TooMany

WINDOW = timedelta(minutes=15)
#: Failures of one name from one source that close the pair.
PAIR_LIMIT = 5
#: Failures of one source, over all names it is not known for.
SOURCE_LIMIT = 30
#: Failures of one name over all sources before each further one doubles the wait.
NAME_LIMIT = 20
#: A source where the name signed in within this time is known for it.
KNOWN_FOR = timedelta(days=180)
KEPT_FAILURES = timedelta(days=30)


@dataclass(frozen=True)
class Traces:
    """Keyed digests of the name typed and of where it came from."""

    name: bytes
    source: bytes

    @property
    def is_pair(self) -> ColumnElement[bool]:
        """Attempts of this name from this source."""
        return (SignInAttempt.name_digest == self.name) & (SignInAttempt.source_digest == self.source)


def traces_of(gate: Gate, username: str, source: str) -> Traces:
    """The traces an attempt leaves."""
    return Traces(keyed(gate.keys.traces, f"name:{username}"), keyed(gate.keys.traces, f"source:{source}"))


def admitted(gate: Gate, traces: Traces, now: datetime) -> int:
    """Count one more failure until `forgive` takes it back; `TooMany` when it may not even be tried.

    Counting first leaves nothing to win by trying many at the same moment.
    """
    with operational(gate.engine) as session:
        _one_at_a_time(session, traces)
        until = open_again(session, traces, now)
        if until is not None:
            raise TooMany(until, now)
        attempt = SignInAttempt(name_digest=traces.name, source_digest=traces.source, succeeded=False, at=now)
        session.add(attempt)
        session.flush()
        return attempt.id


def forgive(gate: Gate, attempt: int) -> None:
    """The attempt was no failure after all."""
    with operational(gate.engine) as session:
        session.execute(delete(SignInAttempt).where(SignInAttempt.id == attempt))


def note_success(session: Session, traces: Traces, now: datetime) -> None:
    """Remember that this name signed in from this source, and let old failures go."""
    session.add(SignInAttempt(name_digest=traces.name, source_digest=traces.source, succeeded=True, at=now))
    session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - KEPT_FAILURES,
                                                SignInAttempt.succeeded.is_(False)))


def open_again(session: Session, traces: Traces, now: datetime) -> datetime | None:
    """When the next attempt may be made; None when at once."""
    waits = [_pair_wait(session, traces, now)]
    if not is_known(session, traces, now):
        waits += [_source_wait(session, traces, now), _name_wait(session, traces, now)]
    return max((wait for wait in waits if wait is not None and wait > now), default=None)


def is_known(session: Session, traces: Traces, now: datetime) -> bool:
    """Whether this name has signed in from this source before."""
    return _last(session, traces.is_pair & SignInAttempt.succeeded, now - KNOWN_FOR) is not None


def _one_at_a_time(session: Session, traces: Traces) -> None:
    # SQLite's BEGIN IMMEDIATE serialises already.
    if session.get_bind().dialect.name == "postgresql":
        key = int.from_bytes(traces.name[:8], "big", signed=True)
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def _failures(session: Session, whose: ColumnElement[bool], after: datetime) -> list[datetime]:
    """Times of the failures of `whose` later than `after`, newest first."""
    query = select(SignInAttempt.at).where(whose, SignInAttempt.succeeded.is_(False), SignInAttempt.at > after)
    return list(session.scalars(query.order_by(SignInAttempt.at.desc())))


def _last(session: Session, whose: ColumnElement[bool], after: datetime) -> datetime | None:
    query = select(SignInAttempt.at).where(whose, SignInAttempt.at > after).order_by(SignInAttempt.at.desc())
    return session.scalars(query.limit(1)).first()


def _pair_wait(session: Session, traces: Traces, now: datetime) -> datetime | None:
    succeeded = _last(session, traces.is_pair & SignInAttempt.succeeded, now - WINDOW)
    failures = _failures(session, traces.is_pair, succeeded or now - WINDOW)
    return failures[PAIR_LIMIT - 1] + WINDOW if len(failures) >= PAIR_LIMIT else None


def _source_wait(session: Session, traces: Traces, now: datetime) -> datetime | None:
    failures = _failures(session, SignInAttempt.source_digest == traces.source, now - WINDOW)
    return failures[SOURCE_LIMIT - 1] + WINDOW if len(failures) >= SOURCE_LIMIT else None


def _name_wait(session: Session, traces: Traces, now: datetime) -> datetime | None:
    failures = _failures(session, SignInAttempt.name_digest == traces.name, now - 4 * WINDOW)
    beyond = len(failures) - NAME_LIMIT
    return failures[0] + min(timedelta(seconds=2 ** min(beyond, 10)), WINDOW) if beyond >= 0 else None
