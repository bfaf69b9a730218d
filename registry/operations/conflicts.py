"""What to tell somebody whose act the database itself refused: it lost a race, or the disk is full."""

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from models.database import reading
from registry.errors import Busy, OutOfRoom, RuleBroken
from registry.operations.base import Operation, Performed
from registry.operations.repeats import refuse_stale, repeated

_BUSY = ("database is locked", "lock timeout", "LockNotAvailable", "deadlock detected", "could not serialize")
#: The last ones are PostgreSQL's, whatever keeps it from writing: a quota is no full disk, and as full.
_FULL = ("disk is full", "No space left", "readonly database", "disk I/O error", "unable to open database",
         "could not extend file", "could not write to file")


def answer(engine: Engine, operation: Operation, actor: int, failure: DBAPIError) -> Performed:
    """The refusal that explains `failure`, or the act itself when its first sending won the race."""
    text = str(failure.orig)
    if any(sign in text for sign in _BUSY):
        raise Busy() from failure
    if any(sign in text for sign in _FULL):
        raise OutOfRoom() from failure
    if not isinstance(failure, IntegrityError):
        raise failure
    with reading(engine) as session:
        earlier = repeated(session, operation)
        if earlier:
            return earlier
        refuse_stale(session, operation)
        # A rule that the winner's act now breaks is told in the rule's own words.
        operation.decide(operation.facts(session), operation.claimed_at, actor)
    if "identity" in text:
        raise RuleBroken("Ya hay un arma con esta marca, modelo, calibre y serial.", "serial") from failure
    raise Busy() from failure
