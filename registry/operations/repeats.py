"""Telling a repeat from a new act, and an act on a page that is no longer how things stand."""

import hmac
import secrets
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.act import Act, ActRequest
from models.base import Thing
from models.ledger import Entry
from registry.errors import AnotherContent, Refused, Stale
from registry.operations.base import KEY_FORM, Operation, Performed


def refuse_stale(session: Session, operation: Operation) -> None:
    """Raise `Stale` when a thing the form saw has changed since."""
    known = _last_entries(session) if operation.seen else {}
    for subject, seen in operation.seen.items():
        if known.get(subject, seen + 1) <= seen:
            continue
        later = session.scalars(
            select(Entry.sequence).where(Entry.subject == subject, Entry.previous >= seen).order_by(Entry.previous)
        ).all()
        if later:
            raise Stale(subject, seen, list(later))


def _last_entries(session: Session) -> dict[str, int]:
    # The facts of an act were loaded under its lock, and each thing knows its last entry: nothing has to be asked.
    return {thing.subject: thing.last_entry for thing in session.identity_map.values() if isinstance(thing, Thing)}


def repeated(session: Session, operation: Operation) -> Performed | None:
    """What an earlier act under this key did; `AnotherContent` when it asked for something else."""
    return done_under(session, operation.act, operation.digest)


def done_under(session: Session, key: str, digest: Callable[[bytes], bytes]) -> Performed | None:
    """What was done under an act key; `AnotherContent` when its salted `digest` was another."""
    if not KEY_FORM.fullmatch(key):
        raise Refused()
    act = session.scalars(select(Act).where(Act.key == key)).one_or_none()
    if act is None:
        return None
    request = session.get(ActRequest, key)
    if request and not hmac.compare_digest(request.digest, digest(request.salt)):
        raise AnotherContent()
    return Performed(act.id, tuple(range(act.id + 1, act.id + act.count + 1)), act.recorded_at, repeated=True)


def remember(session: Session, operation: Operation) -> None:
    """Keep the salted digest of what was asked, beside the act."""
    salt = secrets.token_bytes(16)
    session.add(ActRequest(key=operation.act, salt=salt, digest=operation.digest(salt)))
