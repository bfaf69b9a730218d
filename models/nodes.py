"""Hashes of the tree's complete subtrees, from the stored tiles and leaves: what proofs are made of."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.ledger import Entry, LedgerTile
from models.record import TILE_HEIGHT
from proof.merkle import node_hash
from proof.merkle_proofs import Node


class NoSuchNode(LookupError):
    """The tree has no such complete subtree, or its hashes are not stored."""


def node_getter(session: Session) -> Node:
    """`node(level, index)` of the tree the session sees: at most 128 stored hashes are read for one node."""

    def node(level: int, index: int) -> bytes:
        above = level % TILE_HEIGHT
        hashes = _stored(session, level - above, index << above, 1 << above)
        if len(hashes) != 1 << above:
            raise NoSuchNode(f"level {level}, index {index}")
        while len(hashes) > 1:
            hashes = [node_hash(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
        return hashes[0]

    return node


def _stored(session: Session, level: int, first: int, count: int) -> list[bytes]:
    if level == 0:
        leaves = select(Entry.leaf_hash).where(Entry.sequence.between(first, first + count - 1))
        return list(session.scalars(leaves.order_by(Entry.sequence)))
    tiles = select(LedgerTile.hash).where(
        LedgerTile.level == level, LedgerTile.index.between(first, first + count - 1))
    return list(session.scalars(tiles.order_by(LedgerTile.index)))
