"""The database itself keeps the ledger append-only, gapless and one chain per subject, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, Executable, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from models import serial_index, triggers
from models.database import engine_for
from models.ledger import Entry, SignedCheckpoint
from models.migrate import owner_engine
from tests.builders import NOW
from tests.models.catalogue import trigger_names

LEAF = b"0" * 32
CHAINS = [("act:0", -1), ("weapon:1", -1), ("act:2", -1), ("weapon:1", 1)]
#: By engine: ways of writing over a row that are no UPDATE and no DELETE.
WRITTEN_OVER = {
    "sqlite": ["INSERT OR REPLACE INTO ledger VALUES (3, 'weapon:1', 1, x'5b5d', zeroblob(32))",
               "INSERT OR REPLACE INTO ledger VALUES (4, 'weapon:1', 1, x'5b5d', zeroblob(32))",
               "INSERT OR REPLACE INTO checkpoint VALUES (4, 'otra', '2026')",
               "INSERT INTO checkpoint VALUES (4, 'otra', '2026') ON CONFLICT (size) DO UPDATE SET note = 'otra'"],
    "postgresql": ["INSERT INTO ledger VALUES (3, 'weapon:1', 1, '\\x5b5d', decode(repeat('00', 32), 'hex'))"
                   " ON CONFLICT (sequence) DO UPDATE SET body = excluded.body",
                   "INSERT INTO checkpoint VALUES (4, 'otra', '2026') ON CONFLICT (size) DO UPDATE SET note = 'otra'"],
}


@pytest.fixture(params=["application", "owner"])
def engine(request: pytest.FixtureRequest, migrated_url: str) -> Iterator[Engine]:
    """The program's own engine, and the one of whoever owns the tables."""
    engine = engine_for(migrated_url) if request.param == "application" else owner_engine(migrated_url)
    with engine.begin() as connection:
        for sequence, (subject, previous) in enumerate(CHAINS):
            write(connection, sequence, subject, previous)
        connection.execute(insert(SignedCheckpoint).values(size=4, note="nota", signed_at=NOW))
    yield engine
    engine.dispose()


def write(connection: Connection, sequence: int, subject: str, previous: int, body: bytes = b"{}") -> None:
    row = {"sequence": sequence, "subject": subject, "previous": previous, "body": body, "leaf_hash": LEAF}
    connection.execute(insert(Entry).values(row))


def test_every_trigger_is_there(engine: Engine) -> None:
    assert trigger_names(engine) == triggers.names(engine.dialect.name) | serial_index.names(engine.dialect.name)


@pytest.mark.parametrize("statement", [
    update(Entry).values(body=b"[]"), update(Entry).where(Entry.sequence == 3).values(sequence=4),
    update(Entry).values(leaf_hash=b"1" * 32), delete(Entry), delete(Entry).where(Entry.sequence == 3),
    update(SignedCheckpoint).values(note="otra"), delete(SignedCheckpoint),
], ids=str)
def test_what_is_written_is_neither_changed_nor_deleted(engine: Engine, statement: Executable) -> None:
    with engine.connect() as connection, pytest.raises(DBAPIError):
        connection.execute(statement)
    with engine.connect() as connection:
        assert connection.execute(select(Entry.sequence, Entry.body)).all() == [(n, b"{}") for n in range(4)]
        assert connection.execute(select(SignedCheckpoint.note)).all() == [("nota",)]


@pytest.mark.parametrize("sequence", [0, 3, 5, -1, 2**40])
def test_the_list_has_no_gap_and_no_second_entry_at_one_place(engine: Engine, sequence: int) -> None:
    with engine.connect() as connection, pytest.raises(IntegrityError):
        write(connection, sequence, "act:9", -1)


@pytest.mark.parametrize("previous", [-1, 0, 1, 2, -2])
def test_a_chain_goes_on_from_the_last_entry_of_its_subject(engine: Engine, previous: int) -> None:
    with engine.connect() as connection, pytest.raises(IntegrityError):
        write(connection, 4, "weapon:1", previous)


@pytest.mark.parametrize("previous", [0, 3])
def test_a_chain_begins_with_minus_one(engine: Engine, previous: int) -> None:
    with engine.connect() as connection, pytest.raises(IntegrityError):
        write(connection, 4, "weapon:4", previous)


def test_what_follows_is_accepted(engine: Engine) -> None:
    with engine.begin() as connection:
        write(connection, 4, "weapon:1", 3)
        write(connection, 5, "weapon:5", -1)
        assert connection.scalar(select(Entry.previous).where(Entry.sequence == 4)) == 3


@pytest.mark.parametrize(("body", "is_kept"), [(b"x" * 65_535, True), (b"x" * 65_536, False)])
def test_an_entry_has_at_most_65535_bytes(engine: Engine, body: bytes, is_kept: bool) -> None:
    with engine.connect() as connection:
        if is_kept:
            write(connection, 4, "act:4", -1, body)
        else:
            with pytest.raises(IntegrityError):
                write(connection, 4, "act:4", -1, body)


def test_a_leaf_hash_has_32_bytes(engine: Engine) -> None:
    row = {"sequence": 4, "subject": "act:4", "previous": -1, "body": b"{}", "leaf_hash": b"0" * 31}
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(Entry).values(row))


def test_a_previous_is_never_null(engine: Engine) -> None:
    row = {"sequence": 4, "subject": "act:4", "body": b"{}", "leaf_hash": LEAF}
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(Entry).values(row))


def test_writing_over_is_a_way_of_deleting(engine: Engine) -> None:
    for statement in WRITTEN_OVER[engine.dialect.name]:
        with engine.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(text(statement))
