"""The whole registry: one pass over the entries feeds the chains, the tree and the replay; then rows and files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.ledger import LedgerHead
from models.verification.chains import Chains
from models.verification.comparing import compare
from models.verification.entries import body_of, stored_entries
from models.verification.faults import Fault, Tampered
from models.verification.notes import Notes
from models.verification.personal import Derived, check_personal, check_secrets
from models.verification.replaying import Replay
from models.verification.report import Report, uncovered
from models.verification.scratch import projected, scratch
from models.verification.serial_keys import check_serial_keys
from models.verification.stored_files import check_files
from models.verification.streaming import PIECE
from models.verification.tree import Tree
from proof.checkpoint import Checkpoint
from proof.note import VerifyingKey

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Evidence:
    """What is known beside the database: the log's keys, the head the signer saw, the folder with the files.

    `derived` gives, by table and column, the search columns of a personal row; `temporary`, where the scratch copy
    may lie.
    """

    keys: tuple[VerifyingKey, ...] = ()
    seen: Checkpoint | None = None
    data_dir: Path | None = None
    derived: Derived = field(default_factory=dict)
    temporary: Path | None = None


def verify(session: Session, evidence: Evidence = Evidence(), progress: Progress | None = None) -> Report:
    """Verify everything `session` sees, which must be one moment's state (`models.database.snapshot`).

    `progress` is told entries done and entries in all, every thousand. The first fault ends the work.
    """
    check = _Check(session, evidence, progress or (lambda done, total: None))
    fault = check.first_fault()
    left = uncovered(evidence.derived, has_key=bool(evidence.keys),
                     has_files=evidence.data_dir is not None)
    return Report(check.size, check.root, fault, left, check.orphans)


def walk(session: Session, chains: Chains, tree: Tree) -> Iterator[dict[str, Any]]:
    """The parsed bodies in order, each one verified by itself, after the ones before it, and as a leaf."""
    body: dict[str, Any] | None = None
    for row in stored_entries(session):
        chains.expect(row.sequence)
        body = body_of(row)
        chains.follow(body)
        tree.grow(row.leaf_hash)
        yield body
    chains.finish()
    tree.finish(None if body is None else body["recorded_at"])


class _Check:
    def __init__(self, session: Session, evidence: Evidence, progress: Progress) -> None:
        self._session, self._evidence, self._progress = session, evidence, progress
        self.size, self.root = 0, b""
        self.orphans: tuple[str, ...] = ()

    def first_fault(self) -> Fault | None:
        try:
            with scratch(self._evidence.temporary) as engine:
                self._entries(Replay(engine))
                with Session(engine) as replayed:
                    self._rows(replayed)
            if self._evidence.data_dir is not None:
                self.orphans = check_files(self._session, self._evidence.data_dir)
        except Tampered as found:
            return found.fault
        return None

    def _entries(self, replay: Replay) -> None:
        total = self._session.scalars(select(LedgerHead.size)).first() or 0
        tree = Tree(self._session, Notes(self._evidence.keys), self._evidence.seen)
        try:
            for body in walk(self._session, Chains(), tree):
                replay.take(body)
                if tree.range.size % PIECE == 0:
                    self._progress(tree.range.size, total)
            replay.finish()
        finally:
            self.size, self.root = tree.range.size, tree.range.root()

    def _rows(self, replayed: Session) -> None:
        for class_ in projected():
            compare(self._session, replayed, class_)
        check_serial_keys(self._session)
        check_personal(self._session, replayed, self._evidence.derived)
        check_secrets(self._session)

