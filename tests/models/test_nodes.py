"""Nodes of the tree from stored tiles and leaves: the same as computed from all leaves, with few rows read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from models.database import engine_for, performing, snapshot
from models.ledger import Entry, LedgerTile
from models.nodes import NoSuchNode, node_getter
from models.record import TILE_HEIGHT
from proof.merkle import CompactRange, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion

LEAVES = 700


def leaf(index: int) -> bytes:
    return index.to_bytes(32, "big")


def roots() -> list[bytes]:
    """The root of each size from 0 on."""
    tree, found = CompactRange(), [CompactRange().root()]
    for index in range(LEAVES):
        tree.append(leaf(index))
        found.append(tree.root())
    return found


@pytest.fixture
def session(migrated_sqlite_url: str) -> Iterator[Session]:
    engine, tree = engine_for(migrated_sqlite_url), CompactRange()
    with performing(engine) as writing:
        for index in range(LEAVES):
            writing.add(Entry(sequence=index, subject=f"act:{index}", previous=-1, body=b"{}", leaf_hash=leaf(index)))
            writing.add_all(LedgerTile(level=level, index=at, hash=node) for level, at, node in tree.append(leaf(index))
                            if level and level % TILE_HEIGHT == 0)
            writing.flush()
    with snapshot(engine) as reading:
        yield reading
    engine.dispose()


def test_every_inclusion_and_consistency_proof_made_from_them_verifies(session: Session) -> None:
    node, root = node_getter(session), roots()
    for size in (1, 2, 3, 255, 256, 257, 511, 512, 513, LEAVES):
        for index in {0, size // 2, size - 1}:
            verify_inclusion(leaf(index), index, size, inclusion_proof(index, size, node), root[size])
        verify_consistency(size, root[size], LEAVES, root[LEAVES], consistency_proof(size, LEAVES, node))


def test_a_node_that_is_not_there_is_told(session: Session) -> None:
    node = node_getter(session)
    for level, index in ((0, LEAVES), (3, LEAVES), (8, 2), (9, 1), (16, 0)):
        with pytest.raises(NoSuchNode):
            node(level, index)


def test_a_proof_reads_no_more_than_a_few_hundred_hashes(session: Session) -> None:
    statements: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
    inclusion_proof(5, LEAVES, node_getter(session))
    assert len(statements) <= 16
