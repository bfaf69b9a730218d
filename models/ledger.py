"""The ledger: one gapless, append-only list of byte strings under one RFC 9162 tree."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, TableClass
from proof.canonical import parse
from proof.merkle import CompactRange


class Entry(Base):
    """One entry as written. Subject and previous repeat the body for the constraints only."""

    __tablename__ = "ledger"
    table_class = TableClass.LEDGER
    __table_args__ = (
        UniqueConstraint("subject", "previous"),
        CheckConstraint("sequence >= 0 AND previous >= -1 AND previous < sequence", name="order"),
        CheckConstraint("length(body) <= 65535 AND length(leaf_hash) = 32", name="size"),
    )

    #: Position in the list, from 0, without gaps; also the index of the leaf.
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: ``weapon:1234``: the one thing this entry is about.
    subject: Mapped[str]
    #: The subject's entry before this one; -1 for the first.
    previous: Mapped[int]
    #: RFC 8785 canonical JSON, stored as written, never migrated.
    body: Mapped[bytes] = mapped_column(LargeBinary)
    #: SHA-256(0x00 || body), RFC 9162 section 2.1.1.
    leaf_hash: Mapped[bytes] = mapped_column(LargeBinary)

    def parsed(self) -> dict:
        """The body as a dictionary; NotCanonical when the bytes are not canonical JSON."""
        return parse(self.body)


class LedgerHead(Base):
    """The one row that is locked to write: size, compact range and root of the tree."""

    __tablename__ = "ledger_head"
    table_class = TableClass.DERIVED
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int]
    peaks: Mapped[bytes] = mapped_column(LargeBinary)
    root: Mapped[bytes] = mapped_column(LargeBinary)
    #: When the last entry was recorded; the clock never runs back behind it.
    recorded_at: Mapped[datetime]

    def range(self) -> CompactRange:
        """The compact range that the next leaf is appended to."""
        return CompactRange.from_bytes(self.size, self.peaks)


class LedgerTile(Base):
    """Root of a complete subtree of 2^level leaves, kept for every eighth level."""

    __tablename__ = "ledger_tile"
    table_class = TableClass.DERIVED

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class SignedCheckpoint(Base):
    """A head signed by the signer, as the C2SP note it answered with."""

    __tablename__ = "checkpoint"
    table_class = TableClass.LEDGER

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    note: Mapped[str] = mapped_column(Text)
    signed_at: Mapped[datetime]


Index("ix_checkpoint_signed_at", SignedCheckpoint.signed_at)


def head_of(session: Session, *, locked: bool = False) -> LedgerHead:
    """The ledger's head; with `locked`, no other writer gets it until this transaction ends."""
    query = select(LedgerHead).where(LedgerHead.id == 1)
    if locked:
        # SQLite ignores FOR UPDATE: there BEGIN IMMEDIATE has taken the lock already.
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one()
