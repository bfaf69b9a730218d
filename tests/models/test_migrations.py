"""The migrated schema is the models', at every revision and in both directions, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect

from models import serial_index, triggers
from models.ledger import LedgerHead
from models.migrate import downgrade, is_modelled, owner_engine, upgrade
from models.revision import SCRIPTS, is_current, newest_revision, revision_of
from models.schema import metadata
from proof.merkle import EMPTY_ROOT
from tests.models.catalogue import trigger_names

REVISIONS = [script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()][::-1]
#: Revision → the triggers it puts up, by dialect.
TRIGGERS: dict[str, Callable[[str], set[str]]] = {"0001": triggers.names, "0002": serial_index.names}


@pytest.fixture
def engine(migrated_url: str) -> Iterator[Engine]:
    engine = owner_engine(migrated_url)
    yield engine
    engine.dispose()


def test_the_migrated_schema_is_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={
            "compare_type": True, "compare_server_default": True, "include_object": is_modelled})
        assert compare_metadata(context, metadata) == []


def test_every_constraint_of_the_models_is_in_the_database(engine: Engine) -> None:
    for table in metadata.tables.values():
        written = {check["name"] for check in inspect(engine).get_check_constraints(table.name)}
        meant = {constraint.name for constraint in table.constraints if constraint.__visit_name__ == "check_constraint"}
        assert {str(name) for name in meant} <= written, table.name


def test_every_reference_has_the_name_the_models_give_it(engine: Engine) -> None:
    for table in metadata.tables.values():
        written = {key["name"] for key in inspect(engine).get_foreign_keys(table.name)}
        assert written == {str(key.name) for key in table.foreign_key_constraints}, table.name


def test_a_new_database_is_at_the_newest_revision(engine: Engine) -> None:
    assert is_current(engine)


def test_the_revisions_asked_without_alembic_are_those_alembic_knows(engine: Engine) -> None:
    with engine.connect() as connection:
        assert revision_of(connection) == MigrationContext.configure(connection).get_current_revision()
    assert newest_revision() == ScriptDirectory(str(SCRIPTS)).get_current_head()
    with create_engine("sqlite://").connect() as empty:
        assert revision_of(empty) is None


def test_the_empty_ledger_has_the_root_of_an_empty_tree(engine: Engine) -> None:
    with engine.connect() as connection:
        [head] = connection.execute(LedgerHead.__table__.select()).all()
    assert (head.size, head.peaks, head.root) == (0, b"", EMPTY_ROOT)


def test_revisions_lead_down_and_up_again_with_the_triggers_each_time(database_url: str) -> None:
    engine, there = owner_engine(database_url), set()
    for revision in REVISIONS:
        upgrade(database_url, revision)
        there |= TRIGGERS[revision](engine.dialect.name) if revision in TRIGGERS else set()
        assert trigger_names(engine) == there, revision
    downgrade(database_url, "base")
    assert (inspect(engine).get_table_names(), trigger_names(engine)) == (["alembic_version"], set())
    upgrade(database_url)
    assert is_current(engine)
    assert trigger_names(engine) == there
    engine.dispose()


def test_upgrading_twice_changes_nothing(migrated_url: str, engine: Engine) -> None:
    upgrade(migrated_url)
    assert is_current(engine)
