"""The tree grown again from the leaves, against every stored node, every signed checkpoint and the stored head."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import instant_text
from models.ledger import LedgerHead, LedgerTile, SignedCheckpoint
from models.record import TILE_HEIGHT
from models.verification.faults import Tampered
from models.verification.notes import Notes
from models.verification.streaming import streamed
from models.vocabulary import N_
from proof.checkpoint import Checkpoint
from proof.merkle import CompactRange

BEHIND = N_("Hay un punto de control firmado de %(size)s asientos y el libro tiene %(entries)s: faltan asientos.")


class Tree:
    """Grows leaf by leaf; `grow` and `finish` raise `Tampered`. Memory: one stored node per 256 leaves."""

    def __init__(self, session: Session, notes: Notes, seen: Checkpoint | None) -> None:
        self.range = CompactRange()
        self._session = session
        self._tiles = {(level, index): node for level, index, node in session.execute(
            select(LedgerTile.level, LedgerTile.index, LedgerTile.hash))}
        self._signed = _signed(session, notes)
        self._next = next(self._signed, None)
        self._seen = seen

    def grow(self, leaf: bytes) -> None:
        """Take the next leaf hash, and compare whatever is stored about the tree of that size."""
        self._require_roots()
        for level, index, node in self.range.append(leaf):
            if level and level % TILE_HEIGHT == 0 and self._tiles.pop((level, index), None) != node:
                raise Tampered(N_("Los asientos %(first)s a %(last)s no dan el nodo guardado del árbol."),
                               first=index << level, last=(index + 1 << level) - 1)

    def finish(self, recorded_at: str | None) -> None:
        """Compare the head, and refuse nodes and checkpoints of entries that are not there."""
        self._require_roots()
        for ahead in (self._next, self._seen):
            if ahead is not None and ahead.size > self.range.size:
                raise Tampered(BEHIND, size=ahead.size, entries=self.range.size)
        if self._tiles:
            level, index = min(self._tiles)
            raise Tampered(N_("Sobra un nodo del árbol: nivel %(level)s, posición %(index)s."), level=level,
                           index=index)
        self._require_head(recorded_at)

    def _require_roots(self) -> None:
        while self._next is not None and self._next.size <= self.range.size:
            self._require_root(self._next)
            self._next = next(self._signed, None)
        if self._seen is not None and self._seen.size == self.range.size:
            self._require_root(self._seen)

    def _require_root(self, signed: Checkpoint) -> None:
        if signed.root != self.range.root():
            raise Tampered(N_("Los primeros %(size)s asientos no son los que se firmaron en su punto de control."),
                           size=signed.size)

    def _require_head(self, recorded_at: str | None) -> None:
        stored = self._session.execute(select(
            LedgerHead.size, LedgerHead.peaks, LedgerHead.root, LedgerHead.recorded_at)).all()
        head: list[Any] = [(row.size, row.peaks, row.root) for row in stored]
        if head and head[0][0] > self.range.size:
            raise Tampered(N_("Faltan asientos al final: la cabeza del libro cuenta %(size)s y hay %(entries)s."),
                           size=head[0][0], entries=self.range.size)
        if head != [(self.range.size, self.range.to_bytes(), self.range.root())]:
            raise Tampered(N_("La cabeza del libro no es la que dan sus %(entries)s asientos."),
                           entries=self.range.size)
        if recorded_at is not None and instant_text(stored[0].recorded_at) != recorded_at:
            raise Tampered(N_("La cabeza del libro no lleva la fecha de su último asiento."))


def _signed(session: Session, notes: Notes) -> Iterator[Checkpoint]:
    query = select(SignedCheckpoint.size, SignedCheckpoint.note).order_by(SignedCheckpoint.size)
    return (notes.opened(size, note) for size, note in streamed(session, query))
