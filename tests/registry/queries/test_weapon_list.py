"""A list holds what its filters say, once each, in one order, whichever way and from whichever end it is paged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.sql.elements import False_

from models.database import performing, reading
from models.weapon import Weapon
from registry.operations.hold import Hold
from registry.operations.legal_day import legal_day
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.permissions import Authority, Held
from registry.queries import weapon_list as subject
from registry.queries.keyset import Order, Page
from registry.queries.weapon_filters import Filters
from registry.queries.weapon_list import Line, Place, Sorting, weapons_page
from registry.queries.weapon_rows import exported
from registry.queries.written_words import all_written
from tests.registry.operations.armed import Armed, armed, do

EVERY_SORTING = [Sorting(order, is_descending) for order in Order for is_descending in (False, True)]


@pytest.fixture
def there(migrated_url: str) -> Iterator[Armed]:
    filled = armed(migrated_url)
    yield filled
    filled.registry.engine.dispose()


def clerk(there: Armed, role: str = "clerk") -> Authority:
    return Authority(1, 1, there.registry.force, (Held(role, there.registry.force),))


def page(there: Armed, filters: Filters | None = None, *asked: Any, **more: Any) -> Page[Line]:
    with reading(there.registry.engine) as session:
        return weapons_page(session, clerk(there), filters or Filters(), *asked, **more)


def ids(found: Page[Line]) -> list[int]:
    return [line.weapon.id for line in found.lines]


def assorted(there: Armed) -> list[int]:
    """Weapons with and without serial, make and a day on which they were seen; some alike."""
    made = [there.weapon(serial, make=make) for serial, make in (
        ("B 1", "Glock"), (None, "Astra"), ("A 1", "Glock"), (None, "Glock"), ("C 1", None), ("A 10", "Astra"),
        (None, None))]
    with performing(there.registry.engine) as session:
        for place, weapon in enumerate(made):
            seen = None if place % 3 == 0 else datetime(2026, 1, 1 + place // 2, tzinfo=UTC)
            session.get_one(Weapon, weapon).last_seen_at = seen
    return made


@pytest.mark.parametrize("sorting", EVERY_SORTING, ids=str)
@pytest.mark.parametrize("most_counted", [subject.MOST_COUNTED, 1], ids=["short list", "long list"])
def test_pages_lead_through_the_whole_list_and_back(
        there: Armed, sorting: Sorting, most_counted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "MOST_COUNTED", most_counted)
    made = assorted(there)
    whole = ids(page(there, None, sorting))
    assert sorted(whole) == sorted(made)
    forward, place = [], Place()
    while len(forward) <= len(made):
        found = page(there, None, sorting, place, size=2)
        forward.append(ids(found))
        if not found.has_next:
            break
        place = Place(after=forward[-1][-1])
    assert list(chain(*forward)) == whole
    found = page(there, None, sorting, Place(is_last=True), size=2)
    backward = [ids(found)]
    while found.has_previous and len(backward) <= len(made):
        found = page(there, None, sorting, Place(before=backward[0][0]), size=2)
        backward.insert(0, ids(found))
    assert list(chain(*backward)) == whole


def test_opposite_orders_are_the_same_list_read_backwards(there: Armed) -> None:
    assorted(there)
    for order in Order:
        upwards = ids(page(there, None, Sorting(order, is_descending=False)))
        assert ids(page(there, None, Sorting(order, is_descending=True))) == upwards[::-1]


def test_a_list_is_sorted_by_what_it_says(there: Armed) -> None:
    assorted(there)
    lines = page(there, None, Sorting(Order.SERIAL, is_descending=False)).lines
    serials = [line.weapon.serial_normalised for line in lines]
    assert serials == ["A1", "A10", "B1", "C1", None, None, None]


@pytest.mark.parametrize("few", [-1, 10_000], ids=["sifted", "of one's own"])
def test_what_is_another_bodys_is_in_no_list(there: Armed, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "FEW", few)
    mine = there.weapon("A 1")
    there.weapon("A 2", actor=0, organisation=there.registry.other_force)
    assert ids(page(there)) == [mine]
    assert page(there).count == 1
    assert ids(page(there, Filters(unit=there.registry.other_force))) == []
    assert ids(page(there, Filters(unit=there.registry.root))) == [mine]


def test_a_place_out_of_reach_tells_nothing_of_what_is_there(there: Armed) -> None:
    mine = [there.weapon("A 1"), there.weapon("C 1")]
    hidden = there.weapon("B 1", actor=0, organisation=there.registry.other_force)
    found = page(there, None, Sorting(Order.SERIAL, is_descending=False), Place(after=hidden))
    assert (ids(found), found.has_previous) == (mine, False)


def test_every_filter_narrows_and_they_combine(there: Armed) -> None:
    odd = there.weapon("ODD 1", make="Astra", model="A-60", calibre=".38 Special", year=1950, weapon_type="revolver",
                       weapon_class="sporting")
    usual = there.weapon("QVX 1")
    do(there, Hold, weapons=(odd,), authority="court", order_number="1", ordered_on=date(2026, 1, 9), reason="Juicio")
    for filters in (
            Filters(weapon_type="revolver"), Filters(weapon_class="sporting"), Filters(make="Astra"),
            Filters(model="A-60"), Filters(calibre=".38 Special"), Filters(year_from=1949, year_to=1950),
            Filters(year_to=1950), Filters(is_held=True), Filters(text="astra"), Filters(text="odd"),
            Filters(text="as 38"), Filters(text="od"), Filters(text="0dd1"),
            Filters(make="Astra", year_from=1950, is_held=True, text="odd astra")):
        assert ids(page(there, filters)) == [odd], filters
    for filters in (Filters(status="in_store", make="Glock"), Filters(year_from=2000), Filters(text="glock qvx")):
        assert ids(page(there, filters)) == [usual], filters
    for filters in (
            Filters(status="stolen"), Filters(serial_status="none"), Filters(standing="as_the_book_says"),
            Filters(custodian="party"), Filters(make="Astra", year_from=1951), Filters(text="astra qvx"),
            Filters(not_seen_since=date(2000, 1, 1)), Filters(seen="no"), Filters(registered_to=date(2000, 1, 1)),
            Filters(registered_from=legal_day(datetime.now(UTC)) + timedelta(days=1))):
        assert ids(page(there, filters)) == [], filters
    today = legal_day(datetime.now(UTC))
    for filters in (
            Filters(status="in_store"), Filters(serial_status="legible"), Filters(standing="seen"), Filters(seen="yes"),
            Filters(custodian="organisation"), Filters(not_seen_since=today + timedelta(days=1)),
            Filters(registered_from=today, registered_to=today)):
        assert ids(page(there, filters)) == [usual, odd], filters


def test_a_make_is_found_as_the_catalogue_spells_it(there: Armed) -> None:
    there.registry.do(RegisterCatalogueItems, items=(CatalogueWord(kind="make", name="Fábrica Núñez"),))
    weapon = there.weapon("A 1", make="Fábrica Núñez")
    assert ids(page(there, Filters(make="fabrica nunez"))) == [weapon]
    assert ids(page(there, Filters(text="nunez"))) == [weapon]


@pytest.mark.parametrize("filters", [
    Filters(make="Nadie"), Filters(model="Nada"), Filters(calibre="9.99")], ids=["make", "model", "calibre"])
def test_what_nobody_wrote_is_an_empty_list_before_any_weapon_is_looked_at(there: Armed, filters: Filters) -> None:
    there.weapon("A 1", make="Astra", model=None)
    with reading(there.registry.engine) as session:
        listing = subject.Listing(session, clerk(there), filters, Sorting())
        assert any(isinstance(condition, False_) for condition in listing.conditions)
        assert (listing.count, listing.ids(2)) == (0, [])
        assert all_written(session) == {"make": ["Astra"], "model": [], "calibre": ["9 mm"]}
    assert ids(page(there, Filters(text="astra nadie"))) == []


def test_words_are_read_in_their_index(sqlite_url: str) -> None:
    there = armed(sqlite_url)
    plans = []
    with reading(there.registry.engine) as session:
        event.listen(session.connection(), "before_cursor_execute",
                     lambda connection, cursor, statement, values, *_more: plans.append((statement, values)))
        all_written(session)
        told = [row.detail for statement, values in list(plans)
                for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    there.registry.engine.dispose()
    looks = [detail for detail in told if "weapon" in detail]
    assert looks
    assert all(detail.startswith("SEARCH weapon USING COVERING INDEX ix_weapon_") for detail in looks), looks


def test_a_word_of_very_many_kinds_is_found_all_the_same(there: Armed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.queries.weapon_filters.MOST_NAMED", 0)
    weapon = there.weapon("A 1")
    assert ids(page(there, Filters(text="gloc"))) == [weapon]


def test_a_list_is_counted_up_to_a_limit(there: Armed, monkeypatch: pytest.MonkeyPatch) -> None:
    there.weapons(3)
    assert page(there, size=2).count == 3
    monkeypatch.setattr(subject, "MOST_COUNTED", 2)
    assert page(there, size=2).count is None


def test_a_file_holds_the_whole_list_in_its_order(there: Armed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.queries.weapon_rows.PIECE", 2)
    assorted(there)
    there.weapon("A 2", actor=0, organisation=there.registry.other_force)
    for sorting in EVERY_SORTING:
        with reading(there.registry.engine) as session:
            rows = list(exported(session, subject.Listing(session, clerk(there), Filters(), sorting, "weapon:export")))
        assert [row.id for row in rows] == ids(page(there, None, sorting))
    assert {(row.unit_code, row.custodian.name) for row in rows} == {("PMLA", "Policía Municipal de Los Aleros")}
