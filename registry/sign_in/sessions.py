"""Sessions of browsers: kept by digest, locked when left alone, ended once and for all."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Engine, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models.database import operational, reading
from models.user import WebSession
from registry.operations.enrolment import end_sessions
from registry.sign_in.refusals import Ended

#: After this long alone a session is locked; one whose second factor was never given ends.
IDLE = timedelta(minutes=30)
#: After this long it ends, however busy (ASVS 5.0, 7.3.2).
LONGEST = timedelta(hours=12)
#: How often being there is written down.
TOUCHED_EVERY = timedelta(minutes=1)
LONGEST_AGENT = 240


def digest_of(token: str) -> bytes:
    """What is kept of a session's id."""
    return hashlib.sha256(token.encode()).digest()


def start(session: Session, user_id: int, agent: str, now: datetime, *, is_partial: bool,
          created_at: datetime | None = None) -> str:
    """A new session and its id of 256 random bits; only the digest stays here."""
    token = secrets.token_urlsafe(32)
    session.add(WebSession(digest=digest_of(token), user_id=user_id, created_at=created_at or now, seen_at=now,
                           revoked_at=None, is_partial=is_partial, locked_at=None, agent=agent[:LONGEST_AGENT]))
    return token


def is_live(row: WebSession, now: datetime) -> bool:
    """Whether the session neither ended nor lapsed; a locked one lives on until its person comes back."""
    is_lapsed = now - row.created_at >= LONGEST or (row.is_partial and _is_idle(row, now))
    return row.revoked_at is None and not is_lapsed


def is_locked(row: WebSession, now: datetime) -> bool:
    """Whether the session opens nothing until its person gives the password: locked by hand, or left alone."""
    return not row.is_partial and (row.locked_at is not None or _is_idle(row, now))


def _is_idle(row: WebSession, now: datetime) -> bool:
    return now - row.seen_at >= IDLE


def present(engine: Engine, token: str, now: datetime) -> WebSession | None:
    """The live session of `token`, or None; from time to time its being there is written down."""
    with reading(engine) as session:
        row = session.get(WebSession, digest_of(token))
    if row is None or not is_live(row, now):
        return None
    # A locked session stays as it was left: what asks from behind the lock is not its person.
    is_due = now - row.seen_at >= TOUCHED_EVERY and not is_locked(row, now)
    return None if is_due and not _touched(engine, row.digest, now) else row


def _touched(engine: Engine, digest: bytes, now: datetime) -> bool:
    try:
        return _changed(engine, _is(digest), seen_at=now)
    except OperationalError:
        # A full disk takes no note, and pages are still read; without a note the session only lapses sooner.
        return True


def renewed(session: Session, digest: bytes, now: datetime, *, is_partial: bool) -> str:
    """End the session and go on under a new id (ASVS 7.2.4); `Ended` when somebody ended it meanwhile."""
    row = session.get(WebSession, digest)
    if row is None or not is_live(row, now) or not _change(session, _is(digest), revoked_at=now):
        raise Ended()
    return start(session, row.user_id, row.agent, now, is_partial=is_partial, created_at=row.created_at)


def lock(engine: Engine, digest: bytes, now: datetime) -> None:
    """Let the session open nothing until its person gives the password again."""
    _changed(engine, _is(digest), locked_at=now)


def end(engine: Engine, user_id: int, digest: bytes, now: datetime) -> None:
    """End one session of the user."""
    _changed(engine, _is(digest) & (WebSession.user_id == user_id), revoked_at=now)


def end_others(engine: Engine, user_id: int, digest: bytes, now: datetime) -> None:
    """End every session of the user but this one."""
    with operational(engine) as session:
        end_sessions(session, user_id, now, but=digest)


def live_sessions(session: Session, user_id: int, now: datetime) -> Sequence[WebSession]:
    """The sessions of the user that are open, the newest first."""
    rows = session.scalars(select(WebSession).where(WebSession.user_id == user_id, WebSession.revoked_at.is_(None))
                           .order_by(WebSession.created_at.desc()))
    return [row for row in rows if is_live(row, now)]


def _is(digest: bytes) -> ColumnElement[bool]:
    return WebSession.digest == digest


def _changed(engine: Engine, which: ColumnElement[bool], **values: object) -> bool:
    with operational(engine) as session:
        return _change(session, which, **values)


def _change(session: Session, which: ColumnElement[bool], **values: object) -> bool:
    # Only ever an UPDATE of what has not ended: no race can bring an ended or deleted session back.
    statement = update(WebSession).where(which, WebSession.revoked_at.is_(None)).values(**values)
    done = session.execute(statement, execution_options={"synchronize_session": False})
    return cast("CursorResult[Any]", done).rowcount > 0
