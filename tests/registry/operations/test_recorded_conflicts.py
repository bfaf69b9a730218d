"""A contradiction from its first paper to its decision: what it blocks, what it does not, and how it is replayed."""

from __future__ import annotations

import pytest

from models.database import reading, snapshot
from models.verification.whole import verify
from registry.errors import NeedsAnother
from registry.operations.correct import Correct
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.transfer import Transfer
from registry.operations.withdraw import Withdraw
from registry.permissions import authority_of
from registry.queries.conflict_list import (
    Narrowed,
    conflicts_page,
    open_conflicts_of,
)
from registry.queries.queue_page import Turn
from tests.builders import TODAY
from tests.registry.operations.armed import Armed
from tests.registry.operations.asked import account, approved, contradicted, refused


def test_open_it_blocks_transfer_and_destruction_and_nothing_else(there: Armed) -> None:
    [weapon] = contradicted(there, "year", 2011)["weapons"]
    clerk, approver = there.users["clerk"], there.users["approver"]
    ordered = {"weapons": (weapon,), "order_number": "7", "ordered_on": TODAY, "reason": "Orden"}
    assert "contradicen" in refused(lambda: there.registry.do(
        Transfer, clerk, weapons=(weapon,), receiver=f"organisation:{there.registry.other_force}", cause="assignment",
        authorisation="A-1", authorised_on=TODAY, hand_over=False))
    assert "contradicen" in refused(lambda: there.registry.do(
        Withdraw, approver, cause="destroyed_by_order", **ordered))
    there.send(there.store(weapon))
    assert there.state(weapon).place == "estante 9"
    assert there.state(weapon).standings["year"] == "contradicted"


def test_decided_it_blocks_no_more_and_replays_to_the_same_rows(there: Armed) -> None:
    asked = contradicted(there, "year", 2011)
    [weapon] = asked["weapons"]
    with pytest.raises(NeedsAnother):
        there.registry.do(DecideConflicts, there.users["clerk"], **asked)
    there.registry.do(DecideConflicts, account(there, "approver"), **asked)
    stands = there.state(weapon)
    assert (stands.year, stands.standings["year"], stands.open_conflicts) == (2011, "as_booked", {})
    assert "ya se decidió" in refused(lambda: there.registry.do(DecideConflicts, account(there, "approver"), **asked))
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def test_what_the_weapon_is_changes_by_two_persons(there: Armed) -> None:
    asked = contradicted(there, "model", "19")
    done = approved(there, DecideConflicts, account(there, "clerk"), account(there, "approver"), **asked)
    assert [entry["kind"] for entry in there.bodies(done.act_id)] == [
        "act:recorded", "weapon:conflict_decided", "request:executed"]
    assert there.state(asked["weapons"][0]).identity == "glock|19|9mm|QVX1"


def test_what_nobody_may_correct_meanwhile_is_the_fact_in_conflict(there: Armed) -> None:
    [weapon] = contradicted(there, "year", 2011)["weapons"]
    assert "contradicen" in refused(lambda: there.registry.do(
        Correct, there.users["clerk"], weapon=weapon, fact="year", value=2012, standing="seen", reason="Se vio"))


def test_the_queue_is_cut_by_reach_and_goes_both_ways(there: Armed) -> None:
    weapons = [contradicted(there, "year", 2011, serial=f"QVX {number}")["weapons"][0] for number in range(3)]
    engine, force = there.registry.engine, there.registry.force
    elsewhere = there.registry.user(there.registry.other_force, "clerk")
    with reading(engine) as session:
        clerk, other = authority_of(session, there.users["clerk"]), authority_of(session, elsewhere)
        assert clerk is not None
        assert other is not None
        first = conflicts_page(session, clerk, Narrowed(), Turn(size=2))
        assert ([line.weapon.id for line in first.lines], first.has_next, first.count) == (weapons[:2], True, 3)
        rest = conflicts_page(session, clerk, Narrowed(), Turn(after=first.lines[1].name, size=2))
        assert ([line.weapon.id for line in rest.lines], rest.has_previous) == (weapons[2:], True)
        back = conflicts_page(session, clerk, Narrowed(), Turn(before=rest.lines[0].name, size=2))
        assert [line.weapon.id for line in back.lines] == weapons[:2]
        assert conflicts_page(session, clerk, Narrowed(fact="model")).lines == ()
        assert len(conflicts_page(session, clerk, Narrowed(unit=force, weapon=weapons[0])).lines) == 1
        assert conflicts_page(session, other, Narrowed()).count == 0
        assert conflicts_page(session, clerk, Narrowed(unit=force)).count == 3
        [line] = open_conflicts_of(session, weapons[0])
        assert [*line.papers.values()] == ["Libro 3, folio 12"]
