"""Whatever writes a number, by whatever way, the key that finds it follows; computed again, it is the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, delete, insert, select, text, update
from sqlalchemy.exc import ProgrammingError

from marking.serial import near_form, normalised, pattern_form
from models import serial_index
from models.database import engine_for
from models.migrate import owner_engine
from models.schema import table_of
from models.serial_key import SLOTS, SerialKey, key_of
from models.weapon import Component, Mark, Weapon
from tests.builders import OTHER_UNIT, UNIT, a_weapon

SERIALS = ["QVX 2O8", "ОВ-5І18", "Ñandú 77", "ΑΒΖ 0", "qz/il.s", "٣٤٥ 12", "Ö́ 9"]


@pytest.fixture
def connection(migrated_url: str) -> Iterator[Connection]:
    engine = engine_for(migrated_url)
    with engine.execution_options(writing=True).connect() as opened:
        yield opened
    engine.dispose()


def write(connection: Connection, id_: int, serial: str | None, **changes: Any) -> None:
    values = {column: value for column, value in vars(a_weapon(id=id_, serial=serial, identity=None)).items()
              if not column.startswith("_")}
    connection.execute(insert(Weapon), [values | changes])


def keys(connection: Connection) -> list[Any]:
    return [tuple(row) for row in connection.execute(select(table_of(SerialKey)).order_by(SerialKey.id))]


def fragments(connection: Connection, like: str) -> list[int]:
    place = "rowid FROM serial_fragment" if connection.dialect.name == "sqlite" else "id FROM serial_key"
    return sorted(connection.scalars(text(f"SELECT {place} WHERE folded LIKE :like"), {"like": like}))


def test_a_trigger_folds_as_marking_does(connection: Connection) -> None:
    for id_, serial in enumerate(SERIALS, 1):
        write(connection, id_, serial)
    found = keys(connection)
    assert [key[4] for key in found] == [normalised(serial) for serial in SERIALS]
    assert [key[5] for key in found] == [near_form(serial) for serial in SERIALS]
    assert found == [key_of("weapon", id_, id_, UNIT, normalised(serial)) for id_, serial in enumerate(SERIALS, 1)]


def test_what_was_not_read_stays_a_question(connection: Connection) -> None:
    write(connection, 1, "QV?-2O8", serial_normalised=pattern_form("QV?-2O8"))
    [key] = keys(connection)
    assert key[4:] == ("QV?2O8", "0V?208", "0208", 6)


def test_a_weapon_without_serial_has_no_key(connection: Connection) -> None:
    write(connection, 1, None)
    assert keys(connection) == []


def test_a_corrected_serial_is_found_by_its_new_number_alone(connection: Connection) -> None:
    write(connection, 1, "QVX 208")
    connection.execute(update(table_of(Weapon)).values(serial_normalised="ABC777"))
    assert [key[4] for key in keys(connection)] == ["ABC777"]
    assert (fragments(connection, "%VX2%"), fragments(connection, "%777%")) == ([], [SLOTS])


def test_a_serial_that_is_taken_back_takes_its_key_along(connection: Connection) -> None:
    write(connection, 1, "QVX 208")
    connection.execute(update(table_of(Weapon)).values(serial_normalised=None))
    assert (keys(connection), fragments(connection, "%VX20%")) == ([], [])


def test_a_row_that_goes_takes_its_key_along(connection: Connection) -> None:
    write(connection, 1, "QVX 208")
    connection.execute(delete(table_of(Weapon)))
    assert (keys(connection), fragments(connection, "%VX20%")) == ([], [])


def test_parts_and_marks_have_keys_of_their_own(connection: Connection) -> None:
    write(connection, 1, None)
    part = {"kind": "barrel", "standing": "seen", "entry": 1, "weapon_id": 1}
    connection.execute(insert(Component), [
        part | {"position": position, "serial": number, "serial_normalised": number}
        for position, number in enumerate(["B01", "B02"])])
    connection.execute(insert(Mark), [{
        "id": 2, "weapon_id": 1, "kind": "registry", "text": "M-1", "text_normalised": "M1", "part": "frame",
        "face": "left", "method": "laser", "legibility": "legible", "faults": [], "marked_at": a_weapon().custody_since,
    }])
    assert [(*key[:3], key[4]) for key in keys(connection)] == [
        (SLOTS + 2, "component", 1, "B01"), (SLOTS + 3, "component", 1, "B02"), (2 * SLOTS + 1, "mark", 1, "M1")]


def test_keys_go_where_the_weapon_goes(connection: Connection) -> None:
    write(connection, 1, "QVX 208")
    connection.execute(update(table_of(Weapon)).values(organisation_id=OTHER_UNIT))
    assert [key[3] for key in keys(connection)] == [OTHER_UNIT]


def test_keys_computed_again_are_the_same(migrated_url: str) -> None:
    engine = owner_engine(migrated_url)
    with engine.execution_options(writing=True).begin() as connection:
        for id_, serial in enumerate(SERIALS, 1):
            write(connection, id_, serial)
        before = keys(connection)
        connection.execute(text("UPDATE serial_key SET text = 'X', folded = 'X' WHERE weapon_id < 3"))
        assert serial_index.rebuild(connection) == len(SERIALS)
        assert keys(connection) == before
        write(connection, 99, "NUEVA 1")
        assert fragments(connection, "%NUE%") == [99 * SLOTS]
    engine.dispose()


def test_the_programs_role_never_takes_a_key_away_itself(migrated_postgres_url: str) -> None:
    engine: Engine = engine_for(migrated_postgres_url)
    with engine.begin() as connection, pytest.raises(ProgrammingError, match="permission denied"):
        connection.execute(text("DELETE FROM serial_key"))
    engine.dispose()


def test_without_trigrams_the_administrator_is_told_what_to_do(postgres_url: str) -> None:
    engine = owner_engine(postgres_url)
    with engine.connect() as connection:
        connection.execute(text("SET default_transaction_read_only = on"))
        connection.commit()
        with pytest.raises(serial_index.NoFragmentIndex, match="CREATE EXTENSION pg_trgm"):
            serial_index.require_extension(connection)
    engine.dispose()
