"""The load of a unit is closed once, with nothing under way; what remains is listed and bound to the entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.baseline import BaselineRemainder
from models.database import reading, snapshot
from models.verification.whole import verify
from models.weapon import Weapon
from registry.importing.refused_rows import refused_lines
from registry.near_sweep import sweep
from registry.operations.baseline_remains import Remains, SourceTotals, TypeTotals, remains_of
from registry.operations.close_baseline import CLOSED, EMPTY, RUNNING, CloseBaseline, CloseBaselineFacts
from registry.operations.store import Store
from registry.queries.baseline import closed_before, closed_load, is_later
from tests.builders import UNIT, an_envelope, an_organisation, event, refusal
from tests.registry.importing.brought import HEADER, Brought, brought

REMAINS = Remains((SourceTotals(118, 9, 5, 1, 2, 1),), (TypeTotals("pistol", 6, 2, 1),), 1, (7, 9), (9,),
                  ((7, "calibre"),), ((7, 9),),
                  ((118, 4, "Falta decidir: %(what)s.", {}), (118, 6, "Falta decidir: %(what)s.", {})))
FACTS = CloseBaselineFacts(an_organisation(baseline_entry=None), None, None, REMAINS)
CLOSE = CloseBaseline(**an_envelope(), organisation=UNIT)


def test_what_was_loaded_and_what_remains_is_counted() -> None:
    closed = event(CLOSE, FACTS)
    assert closed.data() | {"remains": None} == {
        "weapons": 6, "seen": 2, "sources": 1, "to_be_located": 2, "unread": 1, "refused": 3, "conflicts": 1,
        "near_pairs": 1, "remains": None}
    assert json.loads(closed.remains.content)["to_be_located"] == [7, 9]


def test_pairs_are_not_said_to_be_none_while_some_were_not_compared() -> None:
    assert event(CLOSE, replace(FACTS, remains=replace(REMAINS, near_pairs=None))).near_pairs is None


def test_a_load_is_closed_once_also_by_the_body_above() -> None:
    above = an_organisation(name="Comandancia", baseline_entry=40)
    broken = refusal(CLOSE, replace(FACTS, closed=above))
    assert (broken.msgid, broken.values["name"]) == (CLOSED, "Comandancia")


def test_nothing_is_closed_while_a_list_is_being_loaded() -> None:
    assert refusal(CLOSE, replace(FACTS, running="parque.csv")).msgid == RUNNING


def test_where_nothing_was_loaded_there_is_nothing_to_close() -> None:
    assert refusal(CLOSE, replace(FACTS, remains=Remains((), (), 0, (), (), (), (), ()))).msgid == EMPTY


LINES = f"""{HEADER}
QX001;Revólver;Taurus;82;.38
QX4?1;Revólver;Taurus;82;.38
no se sabe bien;Revólver;Taurus;82;.38
QX001;Revólver;Taurus;82;.38
QX001;Pistola;Taurus;82;.38
"""


@pytest.fixture
def there(migrated_url: str, tmp_path: Path) -> Iterator[Brought]:
    made = brought(migrated_url, tmp_path)
    yield made
    made.registry.engine.dispose()


def remains(there: Brought) -> Remains:
    with reading(there.registry.engine) as session:
        return remains_of(session, there.registry.force)


def test_what_remains_is_every_weapon_and_every_row_that_asks_for_something(there: Brought) -> None:
    there.load(there.bring(LINES))
    found, [first, second] = remains(there), there.weapons()
    [source] = found.sources
    assert (source.rows, source.accepted, source.contradicts, source.refused, source.unjudged) == (5, 2, 1, 1, 0)
    assert found.types == (TypeTotals("revolver", 2, 0, 1),)
    assert (found.to_be_located, found.unread) == ((first.id, second.id), (second.id,))
    assert found.conflicts == ((first.id, "weapon_type"),)
    [(source_id, line, _reason, values)] = found.refused
    assert (source_id, line, values["value"]) == (source.source, 4, "no se sabe bien")


def test_a_weapon_that_papers_contradict_is_counted_as_seen_when_somebody_saw_it(there: Brought) -> None:
    there.load(there.bring(LINES))
    there.registry.do(Store, weapons=(there.weapons()[0].id,), organisation=there.registry.force, place="Estante 1")
    found = remains(there)
    assert found.types == (TypeTotals("revolver", 2, 1, 1),)
    assert (found.weapons, found.seen, len(found.conflicts)) == (2, 1, 1)


def test_a_refused_row_that_was_corrected_and_brought_again_is_not_left(there: Brought) -> None:
    first = there.bring(f"{HEADER}\nno se sabe bien;Revólver;Taurus;82;.38\nni este;Revólver;Taurus;82;.38\n")
    there.load(first)
    with reading(there.registry.engine) as session:
        head, corrected, wrong = refused_lines(session, first, lambda row: str(row.reason))
    lines = ("QX77", *corrected[1:]), wrong
    there.load(there.bring("\n".join(";".join(line) for line in (head, *lines)), name="corregida.csv"))
    found = remains(there)
    assert [(each.accepted, each.refused, each.again) for each in found.sources] == [(0, 2, 2), (1, 1, 0)]
    assert [line for _source, line, *_ in found.refused] == [3]
    assert found.not_taken == 1
    with reading(there.registry.engine) as session:
        assert len(next(refused_lines(session, first + 1, lambda row: ""))) == len(head)


def test_look_alike_weapons_are_counted_once_they_were_compared(there: Brought) -> None:
    there.load(there.bring(f"{HEADER}\nQX4001;Revólver;Taurus;82;.38\nQX40O1;Revólver;Taurus;82;.38\n"))
    assert remains(there).near_pairs is None
    sweep(there.registry.engine)
    assert remains(there).near_pairs == (tuple(weapon.id for weapon in there.weapons()),)


def test_a_rehearsal_and_another_unit_leave_nothing_to_do(there: Brought) -> None:
    there.load(there.bring(LINES), is_rehearsal=True)
    assert remains(there) == Remains((), (), 0, (), (), (), (), ())


def test_what_is_brought_after_is_told_apart_and_the_ledger_proves_the_list(there: Brought) -> None:
    first = there.bring(LINES)
    there.load(first)
    approver = there.registry.user(there.registry.force, "approver")
    [entry] = there.registry.do(CloseBaseline, approver, organisation=there.registry.force).entries
    later = there.bring(f"{HEADER}\nQX900;Revólver;Taurus;82;.38\n", name="otra.csv")
    there.load(later)
    with reading(there.registry.engine) as session:
        assert closed_before(session, there.run(first)) is None
        closed = closed_before(session, there.run(later))
        assert closed is not None
        assert (closed.id, closed.baseline_entry) == (there.registry.force, entry)
        assert closed_load(session, there.registry.root) is None
        assert session.scalars(select(Weapon.serial).where(is_later(session))).all() == ["QX900"]
        [kept] = session.scalars(select(BaselineRemainder))
        assert len(json.loads(kept.content)["to_be_located"]) == 2
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None
