"""What is to be located is counted once a legal day, unit by unit; a day that was missed is told, not invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from models.daily_count import ToBeLocatedCount
from models.database import operational, performing, reading
from models.weapon import Weapon
from registry.daily_counts import count_to_be_located
from registry.queries.daily_counts import DayCount, daily_counts
from registry.shown.daily_counts import HIGH, LEFT, LOW, RIGHT, Line, day_line, day_rows
from tests.registry.operations.armed import GLOCK, Armed, armed

#: Half past nine in the evening in Venezuela: already the next day in UTC.
EVENING = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
DAY = date(2026, 11, 24)


@pytest.fixture
def there(migrated_url: str) -> Iterator[Armed]:
    filled = armed(migrated_url)
    below = filled.registry.unit("Parque", "PQ", filled.registry.force)
    made = [filled.weapon(f"A {number}", organisation=unit, custodian=f"to_be_located:{unit}", is_seen=False,
                          source="Libro 1", standings=as_booked())
            for number, unit in enumerate((filled.registry.force, below, below))]
    filled.weapon("B 1")
    with performing(filled.registry.engine) as session:
        for weapon, hours in zip(made, (20, 24 * 10, 24 * 2), strict=True):
            session.get_one(Weapon, weapon).custody_since = EVENING - timedelta(hours=hours)
    yield filled
    filled.registry.engine.dispose()


def as_booked() -> dict[str, str]:
    known = {name: "as_booked" for name, value in GLOCK.items() if value is not None}
    blank = dict.fromkeys(("importer", "ballistic_number", "ballistic_on", "ballistic_laboratory"), "not_recorded")
    return known | blank | {"serial": "as_booked"}


def counts(there: Armed, unit: int, today: date = DAY) -> tuple[DayCount, ...]:
    with reading(there.registry.engine) as session:
        return daily_counts(session, unit, today)


def test_a_unit_is_counted_with_those_below_it_and_how_long_they_waited(there: Armed) -> None:
    assert counts(there, there.registry.force) == ()
    assert count_to_be_located(there.registry.engine, EVENING)
    assert counts(there, there.registry.force) == (DayCount(DAY, 3, 10, 12),)
    assert counts(there, there.registry.other_force) == (DayCount(DAY, 0),)


def test_a_day_is_counted_once(there: Armed) -> None:
    assert count_to_be_located(there.registry.engine, EVENING)
    assert not count_to_be_located(there.registry.engine, EVENING + timedelta(hours=2))
    assert count_to_be_located(there.registry.engine, EVENING + timedelta(hours=3))
    assert [count.day for count in counts(there, there.registry.root, DAY + timedelta(days=1))] == [
        DAY + timedelta(days=1), DAY]


def test_a_missed_day_is_told_and_one_with_none_is_not_taken_for_it(there: Armed) -> None:
    count_to_be_located(there.registry.engine, EVENING)
    with operational(there.registry.engine) as session:
        session.add(ToBeLocatedCount(day=DAY + timedelta(days=2), organisation_id=there.registry.root, weapons=0,
                                     days=0, longest=0, counted_at=EVENING))
    found = counts(there, there.registry.force, DAY + timedelta(days=3))
    assert [(count.day - DAY, count.weapons) for count in found] == [
        (timedelta(2), 0), (timedelta(1), None), (timedelta(0), 3)]
    assert day_rows(found[1:2])[0].state == "is-none"


def test_a_count_is_told_with_its_hour(there: Armed) -> None:
    count_to_be_located(there.registry.engine, EVENING)
    for unit in (there.registry.force, there.registry.other_force):
        assert day_rows(counts(there, unit))[0].cells[0] == "24 nov 2026, a las 21:30"


def line(*weapons: int | None) -> Line | None:
    """The line of counts given oldest first, one a day up to today."""
    return day_line([DayCount(DAY - timedelta(days=back), count) for back, count in enumerate(reversed(weapons))])


def test_the_line_begins_at_zero_and_is_broken_where_nobody_counted() -> None:
    drawn = line(4, 2, None, 0)
    assert drawn is not None
    assert drawn.parts == (f"{LEFT},{HIGH} {LEFT + 103},{(HIGH + LOW) // 2}", f"{RIGHT},{LOW}")
    assert (drawn.top, len(drawn.dots)) == ("4", 3)
    assert "de 4 a 0 por localizar; máximo 4, mínimo 0" in drawn.words


def test_there_is_no_line_before_the_second_day_counted_and_none_missing_is_a_line_too() -> None:
    assert line() is None
    assert line(3, None) is None
    flat = line(0, 0)
    assert flat is not None
    assert flat.dots == ((LEFT, LOW), (RIGHT, LOW))
