"""How the service stands, for machines that watch it: nothing here is about any thing in the registry."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.database import durability, reading
from models.ledger import LedgerHead, SignedCheckpoint
from models.operational import Heartbeat
from models.revision import is_current
from proof.signer_client import SignerClient
from proof.signer_refusals import SignerRefused, SignerUnavailable

WORKER = "worker"
ROOT_CHARACTERS = 16
#: Seconds without a beat, which comes each minute, after which the worker is taken for dead.
SILENCE = 300


@dataclass(frozen=True)
class Health:
    """Ages are whole seconds; None where there is nothing yet, or the database or the signer does not answer."""

    database: bool
    migrated: bool
    #: Engine, version and, on SQLite, journal and synchronous modes.
    durability: dict[str, str]
    ledger_size: int | None
    #: First hexadecimal digits of the root.
    ledger_root: str | None
    checkpoint_size: int | None
    checkpoint_age: int | None
    #: None when nobody asked the signer.
    signer: bool | None
    #: True when the signer has signed for more entries than the ledger holds.
    is_behind: bool
    worker_age: int | None
    #: Whether it serves: False answers 503, and a proxy sends nobody here.
    is_ready: bool
    #: Parts that fail, also while the rest serves; empty when all is well, which is what a monitor should ask.
    degraded: tuple[str, ...]


def health(engine: Engine, signer: SignerClient | None = None, now: datetime | None = None) -> Health:
    """The state of the service; never raises for a database or a signer that is down."""
    now = now or datetime.now(UTC)
    answers, signed = _signer(signer)
    try:
        facts: dict[str, Any] = {"database": True, "migrated": is_current(engine), "durability": durability(engine)}
        facts |= _ledger(engine, now) if facts["migrated"] else _NOTHING
    except SQLAlchemyError:
        facts = {"database": False, "migrated": False, "durability": {}} | _NOTHING
    is_behind = facts["ledger_size"] is not None and signed > facts["ledger_size"]
    is_ready = bool(facts["migrated"]) and not is_behind
    facts |= {"signer": answers, "is_behind": is_behind}
    return Health(**facts, is_ready=is_ready, degraded=_degraded(facts))


def _degraded(facts: dict[str, Any]) -> tuple[str, ...]:
    age, is_migrated = facts["worker_age"], facts["migrated"]
    fails = {
        "database": not facts["database"], "schema": facts["database"] and not is_migrated,
        "ledger": facts["is_behind"], "signer": facts["signer"] is False,
        "worker": is_migrated and (age is None or age > SILENCE),
    }
    return tuple(part for part, is_failing in fails.items() if is_failing)


_NOTHING = dict.fromkeys(("ledger_size", "ledger_root", "checkpoint_size", "checkpoint_age", "worker_age"))


def _signer(signer: SignerClient | None) -> tuple[bool | None, int]:
    if signer is None:
        return None, 0
    try:
        return True, signer.head().size
    except (SignerUnavailable, SignerRefused):
        return False, 0


def _ledger(engine: Engine, now: datetime) -> dict[str, Any]:
    with reading(engine) as session:
        head = session.execute(select(LedgerHead.size, LedgerHead.root)).one()
        last = session.execute(select(SignedCheckpoint.size, SignedCheckpoint.signed_at).order_by(
            SignedCheckpoint.size.desc()).limit(1)).first()
        return {
            "ledger_size": head.size, "ledger_root": head.root.hex()[:ROOT_CHARACTERS],
            "checkpoint_size": last and last.size, "checkpoint_age": last and _age(last.signed_at, now),
            "worker_age": _worker_age(session, now),
        }


def _worker_age(session: Session, now: datetime) -> int | None:
    beat = session.get(Heartbeat, WORKER)
    return None if beat is None else _age(beat.at, now)


def _age(then: datetime, now: datetime) -> int:
    return max(0, int((now - then).total_seconds()))
