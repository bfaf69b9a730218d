"""A record that was joined to another is still known: whatever names it afterwards names the weapon that stays."""

from __future__ import annotations

import pytest

from marking.registry_number import registry_number
from models.conflict import conflict_name
from models.database import reading, snapshot
from models.importing import ImportRun
from models.verification.whole import verify
from models.weapon import Weapon
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.join_records import JoinRecords
from registry.operations.judging import NAMES_JOINED
from registry.operations.store import Store
from registry.permissions import authority_of
from registry.queries.readings import Reading, Way, readings_of
from registry.queries.search import found_by
from tests.registry.importing.brought import COLUMNS, HEADER, Brought

BOOK = f"{HEADER};Año\nQX 0081;Revólver;Taurus;82;.38;2009\n"
LIST = f"{HEADER};Año\nQX O081;Revólver;Taurus;82;.38;2011\nQX 9;Revólver;Taurus;82;.38;2010\n"


@pytest.fixture
def where(migrated_url: str) -> str:
    return migrated_url


@pytest.fixture
def there(there: Brought) -> Brought:
    load(there, BOOK)
    load(there, LIST)
    first, second, _other = (weapon.id for weapon in there.weapons())
    join(there, first, second)
    return there


def load(there: Brought, text: str, **constants: str) -> ImportRun:
    mapping = there.mapping(columns=COLUMNS | {"Año": "year"}, constants=constants)
    return there.load(there.bring(text, mapping))


def join(there: Brought, first: int, second: int) -> None:
    there.registry.do(JoinRecords, firsts=(first,), seconds=(second,), reason="Se comparó con el arma")


def decided(there: Brought, weapon: int) -> None:
    """What was registered stands, of all that the papers of the weapon say otherwise."""
    for fact, entry in there.registry.thing(Weapon, weapon).open_conflicts.items():
        there.registry.do(DecideConflicts, conflicts=(conflict_name(entry, fact),), weapons=(weapon,),
                          stands="registered", reason="Se cotejó con el arma")


def test_the_same_list_and_any_other_that_names_the_record_add_nothing(there: Brought) -> None:
    size, (first, second, other) = there.entries(), (weapon.id for weapon in there.weapons())
    again = [load(there, LIST), load(there, LIST, condition="operative"), load(there, LIST.replace("QX 9", "QX 9 ")),
             load(there, LIST.replace("QX O081", "qx-o081"))]
    assert [(run.accepted, run.contradicts, run.already, run.refused) for run in again] == [(0, 0, 2, 0)] * 4
    assert [weapon.id for weapon in there.weapons()] == [first, second, other]
    row, plain = there.rows(again[0].id)
    assert (row.weapon_id, row.reason, row.reason_values) == (first, NAMES_JOINED, {"record": registry_number(second)})
    assert (plain.weapon_id, plain.reason) == (other, None)
    # The files were brought, under other decisions or with other bytes: that alone is recorded.
    assert there.entries() == size + 3 * 2
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def test_what_a_list_says_otherwise_of_the_record_is_told_of_the_weapon(there: Brought) -> None:
    first = there.weapons()[0]
    run = load(there, LIST.replace("2011", "2013"))
    assert (run.accepted, run.contradicts, there.rows(run.id)[0].weapon_id) == (0, 1, first.id)
    assert set(there.weapons()[0].open_conflicts) == {"serial", "year"}


def test_joined_once_more_the_last_that_stays_is_meant(there: Brought) -> None:
    load(there, f"{HEADER};Año\nQXOO81;Revólver;Taurus;82;.38;2009\n")
    first, second, _other, third = (weapon.id for weapon in there.weapons())
    there.registry.do(Store, weapons=(third,), organisation=there.registry.force, place=None)
    decided(there, first)
    join(there, first, third)
    rows = [row for run in (load(there, LIST + "x"), load(there, BOOK + "y")) for row in there.rows(run.id)[:1]]
    assert [(row.verdict, row.weapon_id) for row in rows] == [("already", third)] * 2
    with reading(there.registry.engine) as session:
        assert readings_of(session, registry_number(second)) == [Reading(third, Way.JOINED, second)]


def test_its_number_and_its_serial_are_read_as_the_weapon(there: Brought) -> None:
    first, second, _other = (weapon.id for weapon in there.weapons())
    with reading(there.registry.engine) as session:
        assert readings_of(session, registry_number(second)) == [Reading(first, Way.JOINED, second)]
        assert readings_of(session, "QXO081") == [Reading(first, Way.JOINED, second)]
        assert readings_of(session, "QX0081") == [Reading(first, Way.SERIAL)]
        authority = authority_of(session, there.clerk)
        assert authority is not None
        found = found_by(session, authority, "QXO081")
        assert ([line.weapon.id for line, _way in found.weapons], found.near) == ([first], ())
