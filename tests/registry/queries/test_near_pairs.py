"""The queue of look-alike weapons: found behind the acts, ranked, cut by reach, gone once decided."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from models.database import reading, snapshot
from models.near_pair import NearPair
from models.verification.whole import verify
from models.weapon import Weapon
from registry.errors import NotFound
from registry.near_sweep import rebuild, sweep, swept
from registry.operations.join_records import JoinRecords
from registry.operations.tell_apart import TellApart
from registry.permissions import Authority, authority_of
from registry.queries.near_candidates import MOST
from registry.queries.near_pairs import joined_into, near_page, pairs_within
from registry.queries.queue_page import Turn
from tests.registry.operations.armed import Armed, armed
from tests.registry.operations.asked import account, approved


@pytest.fixture
def there(migrated_url: str) -> Iterator[Armed]:
    filled = armed(migrated_url)
    yield filled
    filled.registry.engine.dispose()


def pairs(there: Armed) -> list[tuple[int, int, str, int]]:
    sweep(there.registry.engine)
    with reading(there.registry.engine) as session:
        found = session.scalars(select(NearPair).order_by(NearPair.rank.desc(), NearPair.first_id, NearPair.second_id))
        return [(near.first_id, near.second_id, near.how, near.rank) for near in found]


def authority(there: Armed, role: str = "clerk") -> Authority:
    with reading(there.registry.engine) as session:
        found = authority_of(session, there.users[role])
    assert found is not None
    return found


def test_pairs_are_found_with_why_and_the_nearest_first(there: Armed) -> None:
    first = there.weapon("QVX 2081")
    alike = there.weapon("QVX 2O81", model="17L")
    dropped = there.weapon("VX 2081", year=2010)
    there.weapon("RST 9999")
    there.weapon("QVX 2081", make="Rossi", calibre=".38", model="X")
    assert pairs(there) == [(first, alike, "look_alike", 80), (first, dropped, "dropped", 70),
                            (alike, dropped, "dropped", 60)]


def test_a_number_that_resembles_many_keeps_the_nearest(there: Armed) -> None:
    for place in range(MOST + 3):
        there.weapon("1234", model=f"M{place}")
    found = pairs(there)
    last = max(second for _first, second, _how, _rank in found)
    assert sum(last in (first, second) for first, second, _how, _rank in found) == MOST


def test_only_what_changed_is_compared_and_everything_when_asked(there: Armed) -> None:
    there.weapon("QVX 2081")
    there.weapon("QVX 2O81", model="17L")
    before = pairs(there)
    with reading(there.registry.engine) as session:
        assert swept(session).done == swept(session).size
    rebuild(there.registry.engine)
    assert pairs(there) == before != []


def test_told_apart_they_are_shown_no_more(there: Armed) -> None:
    first, second = there.weapon("QVX 2081"), there.weapon("QVX 2O81", model="17L")
    assert len(pairs(there)) == 1
    there.registry.do(TellApart, there.users["clerk"], firsts=(first,), seconds=(second,), reason="Se compararon")
    assert pairs(there) == []
    rebuild(there.registry.engine)
    assert pairs(there) == []


def test_joined_one_record_ends_and_the_other_says_so(there: Armed) -> None:
    first, second = there.weapon("QVX 2081"), there.weapon("QVX 2O81", model="17L")
    approved(there, JoinRecords, account(there, "clerk"), account(there, "approver"), firsts=(first,),
             seconds=(second,), reason="Es la misma")
    assert pairs(there) == []
    ended, stays = there.state(second), there.state(first)
    assert (ended.status, ended.identity) == ("withdrawn", None)
    assert set(stays.open_conflicts) == {"serial", "model"}
    with reading(there.registry.engine) as session:
        assert [one.id for one in joined_into(session, first)] == [second]
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def test_the_queue_is_cut_by_reach_and_goes_both_ways(there: Armed) -> None:
    for number in range(3):
        there.weapon(f"QVX 20{number}1"), there.weapon(f"QVX-2O{number}1", model="17L")
    sweep(there.registry.engine)
    force, other = there.registry.force, there.registry.other_force
    outsider = there.registry.user(other, "approver")
    with reading(there.registry.engine) as session:
        mine, theirs = authority(there), authority_of(session, outsider)
        assert theirs is not None
        first = near_page(session, mine, turn=Turn(size=2))
        assert (len(first.lines), first.has_next, first.count) == (2, True, 3)
        rest = near_page(session, mine, turn=Turn(after=first.lines[1].name, size=2))
        assert (len(rest.lines), rest.has_previous, rest.has_next) == (1, True, False)
        back = near_page(session, mine, turn=Turn(before=rest.lines[0].name, size=2))
        assert [line.name for line in back.lines] == [line.name for line in first.lines]
        assert near_page(session, mine, unit=other).count == near_page(session, theirs).count == 0
        assert near_page(session, mine, unit=force).count == 3
        [line] = pairs_within(session, mine, [first.lines[0].name])
        assert (line.how, isinstance(line.first, Weapon)) == ("look_alike", True)


@pytest.mark.parametrize("name", ["", "7", "a-b", "1-2", f"{'9' * 30}-1"])
def test_what_names_no_pair_within_reach_is_not_found(there: Armed, name: str) -> None:
    with reading(there.registry.engine) as session, pytest.raises(NotFound):
        pairs_within(session, authority(there), [name])
