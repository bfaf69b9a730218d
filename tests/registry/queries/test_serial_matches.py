"""A number is found by what of it can be read, however it was typed, within reach and never beyond."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from marking.serial import pattern_form
from models.database import performing, reading
from models.weapon import Weapon
from registry.operations.mark import Mark
from registry.permissions import Authority, Held
from registry.queries import serial_matches as subject
from registry.queries.serial_matches import How, Matches, serial_matches
from tests.registry.operations.armed import Armed, armed, do

Asked = Callable[[str], Matches]


@pytest.fixture
def there(migrated_url: str) -> Iterator[Armed]:
    filled = armed(migrated_url)
    yield filled
    filled.registry.engine.dispose()


@pytest.fixture(params=["the own end", "the end of the fragments"])
def asked(there: Armed, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Searches of a clerk of the first force, begun at either end."""
    if request.param != "the own end":
        monkeypatch.setattr(subject, "FEW", {"sqlite": -1, "postgresql": -1})

    def search(typed: str) -> Matches:
        with reading(there.registry.engine) as session:
            return serial_matches(session, clerk(there), typed)

    return search


def clerk(there: Armed, role: str = "clerk") -> Authority:
    force = there.registry.force
    return Authority(1, 1, force, (Held(role, force),))


def hows(matches: Matches) -> list[tuple[int, How]]:
    return [(match.weapon_id, match.how) for match in matches.found]


def half_read(there: Armed, serial: str) -> int:
    """A weapon of whose serial some characters were never read."""
    weapon = there.weapon("PROVISIONAL 1")
    with performing(there.registry.engine) as session:
        session.get_one(Weapon, weapon).serial_normalised = pattern_form(serial)
    return weapon


def test_the_nearest_comes_first(there: Armed, asked: Asked) -> None:
    contains, alike, exact = there.weapon("XQVX-208"), there.weapon("QVX 2O8"), there.weapon("QVX-208")
    near = there.weapon("AQVX 2O8B")
    assert hows(asked("qvx208")) == [
        (exact, How.EXACT), (alike, How.ALIKE), (contains, How.FRAGMENT), (near, How.ALIKE_FRAGMENT)]


@pytest.mark.parametrize("typed", ["2081", "x-2 0", "X2O", "VX2"])
def test_a_fragment_is_found_wherever_it_stands(there: Armed, asked: Asked, typed: str) -> None:
    weapon = there.weapon("QVX-2081")
    assert [match.weapon_id for match in asked(typed).found] == [weapon]


def test_two_characters_are_no_fragment(there: Armed, asked: Asked) -> None:
    there.weapon("QVX-2081")
    assert asked("QV").found == ()


@pytest.mark.parametrize("typed", ["Q?X2081", "*2081", "qv*8?", "Q?X-2*"])
def test_a_pattern_finds_what_fits_all_of_it(there: Armed, asked: Asked, typed: str) -> None:
    weapon = there.weapon("QVX-2081")
    there.weapon("QVX-20999")
    expected = [(weapon, How.PATTERN)] if typed != "Q?X-2*" else None
    matches = asked(typed)
    assert matches.is_too_open is (typed in ("qv*8?", "Q?X-2*"))
    assert hows(matches) == ([] if matches.is_too_open else expected)


def test_a_serial_read_whole_finds_the_one_that_was_not(there: Armed, asked: Asked) -> None:
    weapon = half_read(there, "QV?-2?81")
    assert hows(asked("QVX 2081")) == [(weapon, How.UNREAD)]
    assert hows(asked("QVX 2O8I")) == [(weapon, How.UNREAD)]
    assert asked("QVX 2082").found == ()
    assert asked("QVX 20811").found == ()


def test_parts_and_marks_lead_to_their_weapon(there: Armed, asked: Asked) -> None:
    part = there.weapon(None, components=({"kind": "barrel", "serial": "BRL 771", "standing": "seen"},))
    marked = there.weapon("A 1")
    do(there, Mark, weapon=marked, mark_kind="registry", text="PMLA-771", part="frame", face="left", method="laser",
       legibility="legible")
    found = {match.weapon_id: match.kind for match in asked("771").found}
    assert found == {part: "component", marked: "mark"}


def test_a_weapon_is_told_once(there: Armed, asked: Asked) -> None:
    weapon = there.weapon("QVX 2081", components=({"kind": "barrel", "serial": "QVX 2081", "standing": "seen"},))
    [match] = asked("QVX").found
    assert (match.weapon_id, match.kind) == (weapon, "weapon")


def test_what_is_another_bodys_is_not_found(there: Armed, asked: Asked) -> None:
    there.weapon("QVX 2081", actor=0, organisation=there.registry.other_force)
    for typed in ("QVX2081", "QVX", "QVX?08*", "QVX2O81"):
        assert asked(typed) == Matches()


def test_who_reaches_everything_finds_everything(there: Armed) -> None:
    weapons = {there.weapon("QVX 2081"), there.weapon("QVX 3", actor=0, organisation=there.registry.other_force)}
    with reading(there.registry.engine) as session:
        found = serial_matches(session, clerk(there, "auditor"), "QVX").found
    assert {match.weapon_id for match in found} == weapons


def test_who_may_not_read_weapons_finds_none(there: Armed) -> None:
    there.weapon("QVX 2081")
    with reading(there.registry.engine) as session:
        assert serial_matches(session, clerk(there, "administrator"), "QVX 2081") == Matches()


def test_of_too_many_those_written_so_come_first(there: Armed, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "MOST_ROWS", 2)
    exact = there.weapon("A-2081")
    for number in range(4):
        there.weapon(f"B{number}-2O8I")
    matches = asked("2081")
    assert matches.is_cut
    assert hows(matches)[0] == (exact, How.FRAGMENT)


@pytest.mark.parametrize(
    "typed", ["", "?", "***", "%%%", "___", "' OR 1=1 --", "[A-Z]*", "ß" * 40, "\u202e", "?" * 200])
def test_whatever_is_typed_is_answered(there: Armed, asked: Asked, typed: str) -> None:
    there.weapon("QVX 2081")
    assert asked(typed).found == ()
