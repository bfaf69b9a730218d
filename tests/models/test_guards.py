"""The guards inside the program: only an act writes what the ledger decides, and through its events."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, Executable, delete, insert, update
from sqlalchemy.orm import Session, aliased

from models.base import Base
from models.committed import PrivateText
from models.database import engine_for, operational, performing, reading
from models.guards import Unguarded
from models.ledger import Entry, LedgerHead
from models.operational import Heartbeat
from models.organisation import Organisation
from models.photograph import WeaponPhotograph
from models.schema import metadata
from tests.builders import NOW, a_weapon, an_organisation

GUARDED: list[Callable[[], Base]] = [
    a_weapon, an_organisation, lambda: PrivateText.of(text="x"),
    lambda: WeaponPhotograph(entry=1, position=0, weapon_id=1, mark_id=None, photograph="ab" * 32),
    lambda: Entry(sequence=0, subject="act:0", previous=-1, body=b"{}", leaf_hash=b"0" * 32),
    lambda: LedgerHead(id=1, size=0, peaks=b"", root=b"0" * 32, recorded_at=NOW),
]


@pytest.fixture
def engine(migrated_sqlite_url: str) -> Iterator[Engine]:
    engine = engine_for(migrated_sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def stored(engine: Engine) -> Engine:
    """A database that holds one organisation."""
    with performing(engine) as session:
        session.add(an_organisation())
    return engine


@pytest.mark.parametrize("make", GUARDED)
@pytest.mark.parametrize("opened", [reading, operational])
def test_a_new_row_is_refused_outside_an_act(engine: Engine, opened: Callable, make: Callable[[], Base]) -> None:
    with opened(engine) as session:
        session.add(make())
        with pytest.raises(Unguarded):
            session.flush()
        session.rollback()


@pytest.mark.parametrize("opened", [reading, operational])
def test_a_changed_or_deleted_row_is_refused_outside_an_act(stored: Engine, opened: Callable) -> None:
    for change in (lambda row, session: setattr(row, "name", "Otra"), lambda row, session: session.delete(row)):
        with opened(stored) as session:
            change(session.get_one(Organisation, 12), session)
            with pytest.raises(Unguarded):
                session.flush()
            session.rollback()


STATEMENTS = [
    insert(Organisation).values(id=13, last_entry=13, name="x", kind="unit", code="X1"),
    update(Organisation).values(name="x"), delete(Organisation),
    insert(metadata.tables["organisation"]).values(id=13), update(metadata.tables["organisation"]).values(name="x"),
    delete(metadata.tables["organisation"]), update(Entry).values(body=b"{}"), delete(metadata.tables["ledger"]),
    delete(PrivateText), update(LedgerHead).values(size=0), update(aliased(Organisation)).values(name="x"),
]


@pytest.mark.parametrize("statement", STATEMENTS, ids=str)
@pytest.mark.parametrize("opened", [reading, operational])
def test_a_statement_is_refused_outside_an_act(stored: Engine, opened: Callable, statement: Executable) -> None:
    with pytest.raises(Unguarded), opened(stored) as session:
        session.execute(statement)


@pytest.mark.parametrize("write", [
    lambda session: session.bulk_save_objects([an_organisation(id=13, code="X1")]),
    lambda session: session.bulk_insert_mappings(Organisation, [{"id": 13}]),
    lambda session: session.bulk_update_mappings(Organisation, [{"id": 12, "name": "x"}]),
    lambda session: session.query(Organisation).update({"name": "x"}),
    lambda session: session.query(Organisation).delete(),
])
@pytest.mark.parametrize("opened", [reading, operational, performing])
def test_no_older_way_of_writing_in_bulk_leads_around_the_guards(
        stored: Engine, opened: Callable, write: Callable[[Session], object]) -> None:
    with pytest.raises(Unguarded), opened(stored) as session:
        write(session)


@pytest.mark.parametrize("statement", [
    statement for statement in STATEMENTS if not statement.is_insert], ids=str)
def test_an_act_changes_rows_one_by_one_through_its_events(stored: Engine, statement: Executable) -> None:
    with pytest.raises(Unguarded), performing(stored) as session:
        session.execute(statement)


def test_not_even_an_act_changes_or_deletes_an_entry(engine: Engine) -> None:
    entry = Entry(sequence=0, subject="act:0", previous=-1, body=b"{}", leaf_hash=b"0" * 32)
    with performing(engine) as session:
        session.add(entry)
    with pytest.raises(Unguarded), performing(engine) as session:
        session.get_one(Entry, 0).body = b"[]"
    with pytest.raises(Unguarded), performing(engine) as session:
        session.delete(session.get_one(Entry, 0))


def test_what_decides_nothing_is_written_freely(engine: Engine) -> None:
    with operational(engine) as session:
        session.add(Heartbeat(name="worker", at=NOW))
        session.flush()
        session.execute(update(Heartbeat).values(name="signer"))
    with reading(engine) as session:
        assert session.get_one(Heartbeat, "signer").at == NOW


def test_what_a_refused_act_began_is_undone(engine: Engine) -> None:
    def begin_and_be_refused() -> None:
        with performing(engine) as session:
            session.add(an_organisation())
            session.flush()
            session.execute(delete(Organisation))

    with pytest.raises(Unguarded):
        begin_and_be_refused()
    with reading(engine) as session:
        assert session.get(Organisation, 12) is None


def test_the_guards_look_at_rows_and_not_at_reading_them(stored: Engine) -> None:
    with reading(stored) as session:
        organisation = session.get_one(Organisation, 12)
        # Assigning what stands already changes nothing.
        organisation.name = str(organisation.name)
        session.flush()
