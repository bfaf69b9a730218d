"""The session that keeps signed checkpoints writes nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models.act import ActRequest
from models.base import Base
from models.database import checkpointing, engine_for, snapshot
from models.guards import Unguarded
from models.ledger import Entry, LedgerTile, SignedCheckpoint
from models.operational import Heartbeat
from tests.builders import NOW, a_weapon

ROW = {"size": 2, "note": "text\n", "signed_at": NOW}
OTHERS = [
    a_weapon,
    lambda: Heartbeat(name="worker", at=NOW),
    lambda: ActRequest(key="0" * 32, salt=b"", digest=b""),
    lambda: LedgerTile(level=8, index=0, hash=bytes(32)),
    lambda: Entry(sequence=0, subject="act:0", previous=-1, body=b"{}", leaf_hash=bytes(32)),
]


@pytest.fixture
def engine(migrated_url: str) -> Iterator[Engine]:
    engine = engine_for(migrated_url)
    yield engine
    engine.dispose()


def test_a_checkpoint_is_kept(engine: Engine) -> None:
    with checkpointing(engine) as session:
        session.execute(insert(SignedCheckpoint), [ROW])
    with snapshot(engine) as session:
        assert session.get_one(SignedCheckpoint, 2).note == "text\n"


@pytest.mark.parametrize("make", OTHERS)
def test_any_other_row_is_refused(engine: Engine, make: Callable[[], Base]) -> None:
    def add(session: Session) -> None:
        session.add(make())
        session.flush()

    with pytest.raises(Unguarded), checkpointing(engine) as session:
        add(session)


def test_any_other_statement_is_refused(engine: Engine) -> None:
    for statement in (insert(Heartbeat).values(name="w", at=NOW), update(Heartbeat).values(at=NOW), delete(Heartbeat)):
        with pytest.raises(Unguarded), checkpointing(engine) as session:
            session.execute(statement)


def test_a_kept_checkpoint_is_not_changed_or_deleted(engine: Engine) -> None:
    with checkpointing(engine) as session:
        session.execute(insert(SignedCheckpoint), [ROW])

    def change(session: Session) -> None:
        session.get_one(SignedCheckpoint, 2).note = "other\n"
        session.flush()

    def remove(session: Session) -> None:
        session.delete(session.get_one(SignedCheckpoint, 2))
        session.flush()

    for attempt in (change, remove, lambda session: session.execute(update(SignedCheckpoint).values(note="x"))):
        with pytest.raises(Unguarded), checkpointing(engine) as session:
            attempt(session)


def test_a_snapshot_does_not_see_what_is_written_after_it_began(engine: Engine) -> None:
    with snapshot(engine) as session:
        assert session.scalars(select(SignedCheckpoint)).all() == []
        with checkpointing(engine) as other:
            other.execute(insert(SignedCheckpoint), [ROW])
        assert session.scalars(select(SignedCheckpoint)).all() == []


def test_a_snapshot_writes_nothing(engine: Engine) -> None:
    with pytest.raises((Unguarded, DBAPIError)), snapshot(engine) as session:
        session.execute(insert(SignedCheckpoint), [ROW])
