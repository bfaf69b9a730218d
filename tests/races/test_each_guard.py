"""Each constraint and each trigger is needed: without it, and it alone, the database takes what must never be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from sqlalchemy import Connection, Executable, Table, insert, text
from sqlalchemy.exc import DBAPIError

from models import serial_index, triggers
from models.migrate import owner_engine
from tests.races.guards import TABLES, Guard, checks, drop, drop_trigger, references, row, uniques
from tests.servers.databases import ENGINES

#: CHECK → what it keeps out of a row that is lawful otherwise.
UNLAWFUL: dict[str, dict[str, Any]] = {
    "ck_ledger_order": {"sequence": 0, "previous": 0},
    "ck_ledger_size": {"sequence": 0, "previous": -1, "leaf_hash": b"31 bytes are one too few for it."[:31]},
    "ck_ledger_head_single": {"id": 2},
    "ck_weapon_one_custodian": {"custodian": "nobody"},
    "ck_weapon_owner": {"owner": "nobody"},
}
#: Guard → triggers that refuse the same as well: they are away while this one is looked at.
BESIDE = {
    "pk_ledger": ["ledger_append"], "uq_ledger_subject_previous": ["ledger_append"],
    "ck_ledger_order": ["ledger_append"], "pk_checkpoint": ["checkpoint_append"],
}
TABLE_OF = {name: name.partition("_")[0] for name in (*triggers.SQLITE, *triggers.POSTGRESQL)}
ENTRY = ("INSERT INTO ledger (sequence, subject, previous, body, leaf_hash)"
         " SELECT {}, '{}', {}, body, leaf_hash FROM ledger WHERE sequence = 0")
CHANGED, GONE = "UPDATE {} SET {}", "DELETE FROM {}"
#: Engine → trigger → each statement that it alone keeps from being done to a ledger of one entry and one checkpoint.
FORBIDDEN = {
    "sqlite": {
        "ledger_append": [ENTRY.format(2, "b", -1), ENTRY.format(1, "b", 0)],
        "ledger_no_update": [CHANGED.format("ledger", "body = x'5b5d'")],
        "ledger_no_delete": [GONE.format("ledger")],
        "checkpoint_append": ["INSERT OR REPLACE INTO checkpoint VALUES (1, 'otra', '2026')"],
        "checkpoint_no_update": [CHANGED.format("checkpoint", "note = 'otra'")],
        "checkpoint_no_delete": [GONE.format("checkpoint")],
    },
    "postgresql": {
        "ledger_append": [ENTRY.format(2, "b", -1), ENTRY.format(1, "b", 0)],
        "ledger_no_change": [CHANGED.format("ledger", "body = '\\x5b5d'"), GONE.format("ledger"), "TRUNCATE ledger"],
        "checkpoint_no_change": [CHANGED.format("checkpoint", "note = 'otra'"), GONE.format("checkpoint"),
                                 "TRUNCATE checkpoint"],
    },
}


@pytest.fixture(scope="module", params=ENGINES)
def owner(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """The owner of the tables, connected to a database of each kind with nothing in it."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("guards") / "registro.sqlite3"
        file.write_bytes(request.getfixturevalue("migrated_file").read_bytes())
        yield from _connected(f"sqlite:///{file}")
    else:
        cluster = request.getfixturevalue("postgres")
        with cluster.database(template=request.getfixturevalue("migrated_template")) as name:
            yield from _connected(cluster.url(name))


def _connected(url: str) -> Iterator[Connection]:
    engine = owner_engine(url)
    with engine.execution_options(writing=True).connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def connection(owner: Connection) -> Iterator[Connection]:
    """The same, in a transaction that leaves nothing behind: neither rows nor missing guards."""
    with owner.begin() as transaction:
        owner.exec_driver_sql("DELETE FROM ledger_head")
        # Beside each number there is a key made from it, which has guards and tests of its own.
        for name in serial_index.names(owner.dialect.name):
            drop_trigger(owner, name, name.removeprefix("serial_key_of_").replace("serial_key_moves", "weapon"))
        yield owner
        transaction.rollback()


def refusals(connection: Connection, statements: Sequence[Executable]) -> list[bool]:
    """Which of these statements, one after the other, the database refuses; nothing of them stays."""
    told = []
    everything = connection.begin_nested()
    for statement in statements:
        this = connection.begin_nested()
        try:
            connection.execute(statement)
        except DBAPIError:
            this.rollback()
            told.append(True)
        else:
            this.commit()
            told.append(False)
    everything.rollback()
    return told


def put_aside(connection: Connection, guard: str) -> None:
    """Take the triggers away that would refuse what this guard refuses."""
    for name in triggers.names(connection.dialect.name).intersection(BESIDE.get(guard, [])):
        drop_trigger(connection, name, TABLE_OF[name])


def inserted(table: Table, values: dict[str, Any]) -> list[Executable]:
    """A row, after the rows it refers to."""
    numbers = {fk.parent.name: (fk.column.table, values[fk.parent.name]) for fk in table.foreign_keys}
    before = [part for parent, number in numbers.values() for part in inserted(parent, row(parent, number))]
    return [*before, insert(table).values(values)]


@pytest.mark.parametrize("guard", sorted(uniques(), key=str), ids=str)
def test_without_its_key_a_table_says_the_same_twice(connection: Connection, guard: Guard) -> None:
    table = TABLES[guard.table]
    first, other = row(table, 1), row(table, 2)
    twice = insert(table).values(other | {name: first[name] for name in guard.columns})
    asked = [*inserted(table, first), *inserted(table, other)[:-1], twice]
    put_aside(connection, guard.name)
    assert refusals(connection, asked) == [False] * (len(asked) - 1) + [True]
    drop(connection, guard)
    assert refusals(connection, asked) == [False] * len(asked)


@pytest.mark.parametrize("guard", sorted(references(), key=str), ids=str)
def test_without_its_reference_a_row_is_about_nothing(connection: Connection, guard: Guard) -> None:
    orphan = insert(TABLES[guard.table]).values(row(TABLES[guard.table], 1))
    assert refusals(connection, [orphan]) == [True]
    drop(connection, guard)
    assert refusals(connection, [orphan]) == [False]


@pytest.mark.parametrize("guard", sorted(checks(), key=str), ids=str)
def test_without_its_check_a_row_holds_what_none_may(connection: Connection, guard: Guard) -> None:
    table = TABLES[guard.table]
    unlawful = insert(table).values(row(table, 1) | UNLAWFUL[guard.name])
    put_aside(connection, guard.name)
    assert refusals(connection, [unlawful]) == [True]
    drop(connection, guard)
    assert refusals(connection, [unlawful]) == [False]


def test_without_its_trigger_the_ledger_has_gaps_or_is_written_over(connection: Connection) -> None:
    forbidden = FORBIDDEN[connection.dialect.name]
    assert forbidden.keys() == triggers.names(connection.dialect.name)
    connection.execute(insert(TABLES["ledger"]).values(row(TABLES["ledger"], 1) | {"sequence": 0, "previous": -1}))
    connection.execute(insert(TABLES["checkpoint"]).values(row(TABLES["checkpoint"], 1)))
    for name, statements in forbidden.items():
        assert [refusals(connection, [text(one)]) for one in statements] == [[True]] * len(statements), name
        with connection.begin_nested() as whole:
            drop_trigger(connection, name, TABLE_OF[name])
            assert [refusals(connection, [text(one)]) for one in statements] == [[False]] * len(statements), name
            whole.rollback()
