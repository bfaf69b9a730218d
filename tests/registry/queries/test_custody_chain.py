"""The chain of custody that a weapon's history amounts to: links, and times nobody or two are said to have had it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from models.envelope import Recorded
from models.events import Event, event_class
from registry.queries.custody_chain import Chain, Gap, Overlap, chained
from registry.queries.entries import Told

START = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
UNIT, ANA, LUIS, NOBODY = "organisation:12", "party:31", "party:33", "to_be_located:12"


def told(number: int, kind: str, hours: float, **changes: Any) -> Told:
    """The entry `number` of weapon 1, claimed `hours` after the start."""
    cls = event_class(kind, 1)
    event: Event = cls.from_data(cls.example | changes)
    at = START + timedelta(hours=hours)
    entry = Recorded(number, "weapon:1", number - 1, "0" * 32, 1, 1, 17, at, at)
    return Told(entry, event, number - 1)


def registered(hours: float = 0, **changes: Any) -> Told:
    return told(1, "weapon:registered", hours, custodian=UNIT, **changes)


def issued(number: int, hours: float, to: str) -> Told:
    return told(number, "weapon:issued", hours, custodian=to, was=UNIT)


def moved(number: int, hours: float) -> Told:
    return told(number, "weapon:stored", hours, custodian=UNIT, was=UNIT)


def taken_back(number: int, hours: float, was: str) -> Told:
    return told(number, "weapon:taken_back", hours, custodian=UNIT, was=was)


def chain(*history: Told) -> Chain:
    return chained(history)


def test_every_change_of_hands_is_a_link_from_the_first_record_to_now() -> None:
    found = chain(registered(), issued(3, 1, ANA), taken_back(5, 9, ANA), issued(7, 10, LUIS))
    assert [(link.delivered, link.received) for link in found.links] == [
        (None, UNIT), (UNIT, ANA), (ANA, UNIT), (UNIT, LUIS)]
    assert [link.entry for link in found.links] == [1, 3, 5, 7]
    assert found.is_unbroken


def test_what_moves_no_custody_is_no_link() -> None:
    found = chain(registered(), told(3, "weapon:marked", 1), told(5, "weapon:transferred", 2, custodian=UNIT, was=UNIT))
    assert len(found.links) == 1


def test_a_change_of_place_in_the_armoury_is_a_link_and_no_other_hand() -> None:
    found = chain(registered(), moved(3, 1), issued(5, 2, ANA), taken_back(7, 9, ANA), moved(9, 10),
                  issued(11, 8, LUIS))
    assert [(link.delivered, link.received) for link in found.links[:2]] == [(None, UNIT), (UNIT, UNIT)]
    assert [overlap.custodians for overlap in found.overlaps] == [(ANA, LUIS)]


def test_a_weapon_not_located_then_found_leaves_a_gap_that_the_unit_answers_for() -> None:
    found = chain(registered(), told(3, "weapon:not_located", 5, custodian=NOBODY, was=UNIT),
                  told(5, "weapon:found", 53, custodian=UNIT, was=NOBODY))
    assert found.gaps == (Gap(2, START + timedelta(hours=5), START + timedelta(hours=53), NOBODY),)
    assert not found.is_unbroken


def test_a_weapon_still_missing_leaves_a_gap_without_end() -> None:
    found = chain(registered(), told(3, "weapon:stolen", 5, custodian=NOBODY, was=UNIT))
    assert found.gaps[0].until is None


def test_a_late_entry_that_begins_before_the_one_before_it_is_an_overlap() -> None:
    found = chain(registered(), issued(3, 1, ANA), taken_back(5, 9, ANA), issued(7, 7, LUIS))
    assert found.overlaps == (Overlap(2, 4, START + timedelta(hours=7), START + timedelta(hours=9), (ANA, LUIS)),)
    assert not found.is_unbroken


def test_an_entry_claimed_before_the_one_it_follows_is_contradicted_when_nobody_else_is_named() -> None:
    found = chain(registered(), issued(3, 4, ANA), taken_back(5, 2, ANA))
    assert found.overlaps == ()
    assert [link.standing for link in found.links] == ["seen", "seen", "contradicted"]


@pytest.mark.parametrize(("died_on", "standing"), [(date(2026, 11, 1), "contradicted"), (date(2026, 11, 2), "seen")])
def test_who_receives_a_weapon_on_a_day_after_he_died_is_a_contradiction(died_on: date, standing: str) -> None:
    found = chained((registered(), issued(3, 1, ANA)), {ANA: died_on})
    assert found.links[1].standing == standing
    assert found.is_unbroken == (standing == "seen")
    assert found.links[1].ended_on == (died_on if standing == "contradicted" else None)


def test_a_weapon_registered_from_a_book_stands_as_the_book_says() -> None:
    assert chain(registered(is_seen=False)).links[0].standing == "as_booked"


@pytest.mark.parametrize("kind", ["weapon:not_located", "weapon:lost", "weapon:stolen", "weapon:withdrawn"])
def test_what_is_reported_is_declared_neither_seen_nor_found_in_a_book(kind: str) -> None:
    found = chain(registered(), told(3, kind, 5, custodian=NOBODY, was=UNIT))
    assert found.links[1].standing == "declared"
