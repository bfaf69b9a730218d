"""Signed checkpoints as they stand, and the proof that an entry is under one."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.ledger import SignedCheckpoint
from models.nodes import node_getter
from proof import tlog_proof
from proof.merkle import inclusion_proof


def latest(session: Session) -> SignedCheckpoint | None:
    """The signed checkpoint of the most entries, or None before the first."""
    return session.scalars(select(SignedCheckpoint).order_by(SignedCheckpoint.size.desc()).limit(1)).first()


def inclusion(session: Session, entry: int, cut: int) -> list[bytes]:
    """Hashes that join entry `entry` to the root of the first `cut` entries. Raises `OutsideTree`."""
    return inclusion_proof(entry, cut, node_getter(session))


def proof_of(session: Session, entry: int, checkpoint: SignedCheckpoint) -> str:
    """The self-contained proof (c2sp.org/tlog-proof@v1) that `entry` is under a signed checkpoint."""
    return tlog_proof.render(entry, inclusion(session, entry, checkpoint.size), checkpoint.note)
