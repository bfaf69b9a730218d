"""Every column of every projected row: whatever is written behind the ledger's back is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, Engine, delete, insert, text
from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from models.base import Base, Instant
from models.open_conflicts import OpenConflicts
from models.organisation import Organisation
from models.user import Grant
from models.verification import verify
from models.verification.comparing import compare
from models.verification.entries import body_of, stored_entries
from models.verification.faults import Fault, Tampered
from models.verification.replaying import Replay
from models.verification.scratch import projected, scratch
from models.weapon import Mark, Weapon
from tests.models.verification.rich import Rich
from tests.models.verification.tampering import change, of_row, some_row, tampering
from tests.servers.databases import ENGINES


@pytest.fixture(scope="module", params=ENGINES)
def replay(request: pytest.FixtureRequest) -> Iterator[tuple[str, Engine]]:
    """The address of the filled registry, and what its entries give: replayed once, because no test here changes it."""
    if request.param == "sqlite":
        url = f"sqlite:///{request.getfixturevalue('filled_sqlite') / 'registro.sqlite3'}"
    else:
        url = request.getfixturevalue("postgres").url(request.getfixturevalue("filled_postgres")[0])
    with scratch() as engine:
        replay = Replay(engine)
        with tampering(url) as stored:
            for row in stored_entries(stored):
                replay.take(body_of(row))
        replay.finish()
        yield url, engine


@pytest.fixture
def copies(replay: tuple[str, Engine]) -> Iterator[tuple[Session, Session]]:
    """The stored projection, which may be changed and of which nothing is kept, and the one its entries give."""
    url, engine = replay
    with tampering(url) as stored, Session(engine) as replayed:
        yield stored, replayed


def first_fault(stored: Session, replayed: Session, class_: type[Base]) -> Fault | None:
    try:
        compare(stored, replayed, class_)
    except Tampered as found:
        return found.fault
    return None


def other(column: Column[Any], value: Any) -> Any:
    """Another value the column may hold."""
    if isinstance(column.type, Boolean):
        return not value
    if isinstance(column.type, Date):
        return (value or date(2020, 1, 1)) + timedelta(days=1)
    if isinstance(column.type, Instant):
        return (value + timedelta(microseconds=1)) if value else datetime.fromisoformat("2020-01-01T00:00:00+00:00")
    if isinstance(column.type, OpenConflicts):
        return {**value, "make": 7_000_000}
    if isinstance(column.type, JSON):
        return {**value, "make": "illegible"} if isinstance(value, dict) else [*value, "depth"]
    if column.type.python_type is int:
        return (value or 0) + 7_000_000
    return f"{value or ''}x"[-(getattr(column.type, "length", None) or 10_000):]


@pytest.mark.parametrize("class_", projected(), ids=lambda class_: class_.__tablename__)
def test_every_column_of_a_row_counts(copies: tuple[Session, Session], class_: type[Base]) -> None:
    stored, replayed = copies
    missed = []
    keys = set(class_.__table__.primary_key.columns)
    for column in class_.__table__.columns:
        with stored.begin_nested() as attempt:
            row = some_row(stored, class_)
            change(stored, class_, row, **{column.name: other(column, row[column.name])})
            fault = first_fault(stored, replayed, class_)
            attempt.rollback()
        is_named = fault is not None and fault.values["table"] == class_.__tablename__ and (
            column in keys or fault.values["column"] == column.name)
        if not is_named:
            missed.append((column.name, fault))
    assert first_fault(stored, replayed, class_) is None
    assert missed == []


@pytest.mark.parametrize("class_", projected(), ids=lambda class_: class_.__tablename__)
def test_a_missing_row_is_named(copies: tuple[Session, Session], class_: type[Base]) -> None:
    stored, replayed = copies
    row = some_row(stored, class_)
    stored.execute(delete(class_.__table__).where(*of_row(class_, row)))
    fault = first_fault(stored, replayed, class_)
    assert fault is not None
    assert fault.msgid == "Falta la fila %(row)s de «%(table)s», que los asientos dan."
    key = ", ".join(str(row[key.name]) for key in class_.__table__.primary_key.columns)
    weapon = row["id"] if class_ is Weapon else row.get("weapon_id")
    assert fault.values["row"] == (key if weapon is None else f"{key} ({registry_number(weapon)})")


def test_an_extra_row_is_named(copies: tuple[Session, Session]) -> None:
    stored, replayed = copies
    row = some_row(stored, Grant)
    stored.execute(insert(Grant.__table__).values(**row | {"role": "administrator"}))
    fault = first_fault(stored, replayed, Grant)
    assert fault is not None
    assert fault.sentence == (f"Sobra la fila {row['user_id']}, administrator, {row['organisation_id']} de "
                              "«user_grant»: ningún asiento la da.")


def test_an_extra_row_at_the_end_is_named(copies: tuple[Session, Session]) -> None:
    stored, replayed = copies
    row = some_row(stored, Organisation)
    stored.execute(insert(Organisation.__table__).values(**row | {"id": 9_000_000, "code": "OTRO"}))
    fault = first_fault(stored, replayed, Organisation)
    assert fault is not None
    assert fault.values["row"] == "9000000"


def test_a_differing_column_is_told_with_both_values(copies: tuple[Session, Session]) -> None:
    stored, replayed = copies
    row = some_row(stored, Weapon)
    change(stored, Weapon, row, custodian="party:1")
    fault = first_fault(stored, replayed, Weapon)
    assert fault is not None
    weapon = f"{row['id']} ({registry_number(row['id'])})"
    assert fault.sentence == (f"La fila {weapon} de «weapon» dice party:1 en «custodian»; los asientos dan "
                              f"{row['custodian']}.")


@pytest.mark.parametrize("value", ["2", "'1'", "1.5"])
def test_a_truth_value_that_only_reads_as_true_is_found(on_sqlite: Rich, value: str) -> None:
    with tampering(on_sqlite.url) as stored:
        stored.connection().exec_driver_sql("PRAGMA ignore_check_constraints=ON")
        stored.execute(text(f"UPDATE user_account SET is_enabled = {value}"))
        fault = verify(stored).fault
    assert (fault is None) == (value == "'1'")  # the column's affinity makes the text '1' the number 1


def test_the_order_of_members_in_a_stored_object_says_nothing(copies: tuple[Session, Session]) -> None:
    stored, replayed = copies
    row = some_row(stored, Weapon)
    change(stored, Weapon, row, standings=dict(reversed(row["standings"].items())))
    assert first_fault(stored, replayed, Weapon) is None


def test_a_list_in_another_order_is_found(copies: tuple[Session, Session]) -> None:
    stored, replayed = copies
    row = some_row(stored, Mark)
    change(stored, Mark, row, faults=["depth", *row["faults"]])
    assert first_fault(stored, replayed, Mark) is not None
