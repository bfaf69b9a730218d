"""On PostgreSQL the program runs in a role that appends to the ledger and cannot do anything else to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError

from models.base import TableClass
from models.database import APPLICATION_ROLE, engine_for
from models.schema import mapped_classes, metadata

LEDGER = [mapped.__tablename__ for mapped in mapped_classes(TableClass.LEDGER)]


@pytest.fixture
def engine(migrated_postgres_url: str) -> Iterator[Engine]:
    engine = engine_for(migrated_postgres_url)
    yield engine
    engine.dispose()


def refusal(engine: Engine, statement: str) -> str:
    with engine.connect() as connection, pytest.raises(ProgrammingError) as refused:
        connection.execute(text(statement))
    return str(refused.value.orig)


@pytest.mark.parametrize("table", LEDGER)
@pytest.mark.parametrize("statement", [
    "UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}", "ALTER TABLE {} DISABLE TRIGGER ALL"])
def test_the_role_cannot_change_the_ledger(engine: Engine, table: str, statement: str) -> None:
    column = {"ledger": "sequence", "checkpoint": "size"}[table]
    said = refusal(engine, statement.format(table, column, column))
    assert "permission denied" in said or "must be owner" in said


@pytest.mark.parametrize("statement", [
    "DROP TRIGGER ledger_append ON ledger", "DROP FUNCTION ledger_check()",
    "CREATE OR REPLACE FUNCTION ledger_check() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TABLE elsewhere (id int)", "DELETE FROM alembic_version", "UPDATE alembic_version SET version_num = 'x'",
    "TRUNCATE weapon", "DELETE FROM ledger_head",
])
def test_the_role_cannot_change_what_guards_the_ledger(engine: Engine, statement: str) -> None:
    assert refusal(engine, statement)


def test_every_connection_takes_the_role_and_keeps_it(engine: Engine) -> None:
    for _ in range(3):
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT current_user")) == APPLICATION_ROLE
            connection.rollback()
            assert connection.scalar(text("SELECT current_user")) == APPLICATION_ROLE


def test_the_role_reads_every_table(engine: Engine) -> None:
    with engine.connect() as connection:
        for table in (*metadata.tables, "alembic_version"):
            connection.execute(text(f'SELECT 1 FROM "{table}"'))


def test_the_role_has_no_rights_nobody_meant_to_give(engine: Engine) -> None:
    query = text("SELECT table_name, string_agg(privilege_type, ', ' ORDER BY privilege_type)"
                 " FROM information_schema.role_table_grants WHERE grantee = :role GROUP BY table_name")
    with engine.connect() as connection:
        rights = dict(connection.execute(query, {"role": APPLICATION_ROLE}).all())
    assert {table: rights[table] for table in LEDGER} == dict.fromkeys(LEDGER, "INSERT, SELECT")
    assert set(rights) == {*metadata.tables, "alembic_version"}
    assert not any({"TRUNCATE", "REFERENCES", "TRIGGER"} & set(given.split(", ")) for given in rights.values())
