"""Having the head of the ledger signed, by whichever process asks first."""

from datetime import UTC, datetime

from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.database import checkpointing, reading, snapshot
from models.ledger import LedgerHead, SignedCheckpoint, head_of
from models.nodes import node_getter
from proof.checkpoint import Checkpoint
from proof.merkle import consistency_proof
from proof.signer_client import SignerClient
from proof.signer_refusals import SignerRefused
from registry.errors import Refused

#: Times the head is read again when another process had it signed meanwhile.
ATTEMPTS = 8
#: What the signer answers when another process was faster.
OVERTAKEN = {"behind", "inconsistent"}


class Behind(Refused):
    """The signer has signed for more entries than the ledger holds: an old backup was put in its place."""

    msgid = "El firmador ya firmó %(signed)s asientos y el libro tiene %(entries)s: el libro está atrasado."


class NothingToSign(Refused):
    """The ledger is empty."""

    msgid = "El libro está vacío: todavía no hay nada que firmar."


def refuse_behind(engine: Engine, seen: Checkpoint) -> None:
    """Raise `Behind` when the signer's last head is of more entries than the ledger holds."""
    with reading(engine) as session:
        entries = head_of(session).size
    if seen.size > entries:
        raise Behind(signed=seen.size, entries=entries)


def sign_head(engine: Engine, signer: SignerClient) -> SignedCheckpoint:
    """The checkpoint of the ledger as it stands, signed now unless it was before; the same from every process.

    Raises `Behind`, `NothingToSign`, `SignerUnavailable`, or `SignerRefused` when the signer saw another history.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _signed(engine, signer)
        except SignerRefused as refusal:
            if refusal.reason not in OVERTAKEN or attempt == ATTEMPTS:
                raise
    raise AssertionError("the last attempt returns or raises")


def _signed(engine: Engine, signer: SignerClient) -> SignedCheckpoint:
    # Asked before the ledger is read: the ledger can then only be as far or farther, unless it was set back.
    seen = signer.head()
    with snapshot(engine) as session:
        head = head_of(session)
        kept = session.get(SignedCheckpoint, head.size)
        if kept is not None and seen.size <= head.size:
            return kept
        proof = _proof(session, seen, head)
    note = signer.checkpoint(head.size, head.root, proof)
    return _kept(engine, head.size, note)


def _proof(session: Session, seen: Checkpoint, head: LedgerHead) -> list[bytes]:
    if head.size == 0:
        raise NothingToSign()
    if seen.size > head.size:
        raise Behind(signed=seen.size, entries=head.size)
    # From nothing, and to the same head, there is nothing to show (RFC 9162, section 2.1.4).
    return consistency_proof(seen.size, head.size, node_getter(session)) if 0 < seen.size < head.size else []


def _kept(engine: Engine, size: int, note: str) -> SignedCheckpoint:
    row = {"size": size, "note": note, "signed_at": datetime.now(UTC)}
    try:
        with checkpointing(engine) as session:
            session.execute(insert(SignedCheckpoint), [row])
    except IntegrityError:
        pass  # another process was first; an Ed25519 note of one head is always the same
    with reading(engine) as session:
        return session.get_one(SignedCheckpoint, size)
