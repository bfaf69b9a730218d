"""Every table says what it holds, and so who may write it."""

from __future__ import annotations

import pytest

from models.base import Base, TableClass, Thing, table_class_of
from models.committed import Committed
from models.grants import RIGHTS
from models.schema import MODULES, mapped_classes, metadata

MAPPED = [mapper.class_ for mapper in Base.registry.mappers]


def test_every_table_has_a_class() -> None:
    assert MODULES
    assert {table: table_class_of(table) for table in metadata.tables} == {
        mapped.__tablename__: mapped.table_class for mapped in MAPPED}
    assert all(isinstance(table_class_of(table), TableClass) for table in metadata.tables)


def test_a_table_nobody_mapped_has_none() -> None:
    with pytest.raises(KeyError):
        table_class_of("alembic_version")


def test_things_are_rebuilt_from_the_ledger() -> None:
    things = [mapped for mapped in MAPPED if issubclass(mapped, Thing)]
    assert {mapped.table_class for mapped in things} == {TableClass.PROJECTION}
    assert len({mapped.subject_kind for mapped in things}) == len(things)


def test_what_a_commitment_covers_can_be_erased() -> None:
    committed = [mapped for mapped in MAPPED if issubclass(mapped, Committed)]
    assert {mapped.table_class for mapped in committed} == {TableClass.PERSONAL}
    for mapped in committed:
        assert set(mapped.committed) <= set(mapped.__table__.columns.keys())


def test_only_entries_and_checkpoints_are_the_ledger() -> None:
    assert [mapped.__tablename__ for mapped in mapped_classes(TableClass.LEDGER)] == ["checkpoint", "ledger"]


def test_every_class_has_rights_and_the_ledger_the_fewest() -> None:
    assert set(RIGHTS) == set(TableClass)
    assert RIGHTS[TableClass.LEDGER] == "SELECT, INSERT"


def test_no_column_holds_a_fraction() -> None:
    kinds = {column.type.__visit_name__ for table in metadata.tables.values() for column in table.columns}
    assert not kinds & {"float", "numeric", "double", "real"}
