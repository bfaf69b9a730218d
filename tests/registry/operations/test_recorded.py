"""Each act on weapons through the one transaction: what it looks up, and how its thing stands afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from models.document import Label
from models.weapon import Hold as HoldRow
from models.weapon import Mark as MarkRow
from registry.errors import NotFound, NotPermitted, RuleBroken
from registry.operations import Operation
from registry.operations.base import new_act_key
from registry.operations.hold import Hold
from registry.operations.issue import Issue
from registry.operations.issue_label import IssueLabel
from registry.operations.mark import Mark
from registry.operations.photograph import Photograph
from registry.operations.record_death import RecordDeath
from registry.operations.release import Release
from registry.operations.report_found import ReportFound
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from registry.operations.transfer import Transfer
from registry.operations.withdraw import Withdraw
from tests.builders import a_photograph
from tests.registry.operations.armed import Armed, do, refused, rows

PAPER: dict[str, Any] = {"order_number": "204/2026", "ordered_on": date(2026, 1, 9), "reason": "Oficio recibido"}
READ: dict[str, Any] = {"part": "frame", "face": "left", "method": "laser", "legibility": "legible"}


def test_an_issued_weapon_is_lost_then_found_in_an_armoury(there: Armed) -> None:
    weapon, officer, force = there.weapon("QVX 1"), there.registry.person(there.registry.force), there.registry.force
    do(there, Issue, "armourer", weapons=(weapon,), receiver=officer, due_back_at=None, magazines=(2,), purpose=None)
    do(there, ReportNotLocated, "armourer", weapons=(weapon,), reason="No la devolvió")
    assert (there.state(weapon).status, there.state(weapon).custodian) == ("not_located", f"to_be_located:{force}")
    do(there, ReportLost, weapons=(weapon,), crime_report="K-26-1", reported_on=date(2026, 1, 9), reason="Denuncia")
    assert there.state(weapon).status == "lost"
    do(there, ReportFound, "armourer", weapons=(weapon,), organisation=force, place="estante 1", reason="Allanamiento")
    found = there.state(weapon)
    assert (found.status, found.custodian, found.place) == ("in_store", f"organisation:{force}", "estante 1")


def test_a_stolen_weapon_is_neither_issued_nor_labelled(there: Armed) -> None:
    weapon, officer = there.weapon("QVX 1"), there.registry.person(there.registry.force)
    do(there, ReportStolen, weapons=(weapon,), manner="robbery", crime_report="K-26-1",
       reported_on=date(2026, 1, 9), reason="Asalto")
    assert refused(there, IssueLabel, weapons=(weapon,)) == "weapons"
    assert refused(there, Issue, "armourer", weapons=(weapon,), receiver=officer, due_back_at=None, magazines=(0,),
                   purpose=None) == "weapons"


def test_holds_are_counted_one_order_at_a_time(there: Armed) -> None:
    weapon = there.weapon("QVX 1")
    first = do(there, Hold, weapons=(weapon,), authority="court", **PAPER).entries[0]
    assert refused(there, Hold, weapons=(weapon,), authority="court", **PAPER) == "weapons"
    second = do(there, Hold, weapons=(weapon,), authority="prosecution_service", **PAPER).entries[0]
    assert there.state(weapon).open_holds == 2
    lifting: dict[str, Any] = PAPER | {"order_number": "219/2026"}
    with pytest.raises(NotPermitted):
        do(there, Release, holds=(first,), **lifting)
    assert refused(there, Release, "approver", holds=(first,), **PAPER) == "order_number"
    released = do(there, Release, "approver", holds=(first, second), **lifting).entries
    assert there.state(weapon).open_holds == 0
    assert [hold.released_entry for hold in rows(there, HoldRow)] == list(released)
    assert refused(there, Release, "approver", holds=(first,), **lifting) == "holds"
    with pytest.raises(NotFound):
        do(there, Release, "approver", holds=(weapon,), **lifting)


def test_after_a_withdrawal_nothing_happens_any_more(there: Armed) -> None:
    weapon, force = there.weapon("QVX 1"), there.registry.force
    do(there, Withdraw, "approver", weapons=(weapon,), cause="exported", **PAPER)
    assert (there.state(weapon).status, there.state(weapon).custodian) == ("withdrawn", f"withdrawn:{force}")
    asked: list[tuple[type[Operation], str, dict[str, Any]]] = [
        (Hold, "clerk", {"weapons": (weapon,), "authority": "court", **PAPER}),
        (Withdraw, "approver", {"weapons": (weapon,), "cause": "exported", **PAPER}),
        (ReportNotLocated, "clerk", {"weapons": (weapon,), "reason": "x"}),
        (IssueLabel, "clerk", {"weapons": (weapon,)}),
        (Photograph, "clerk", {"weapon": weapon, "photographs": (a_photograph(),)}),
        (Mark, "clerk", {"weapon": weapon, "mark_kind": "registry", "text": "1", **READ}),
    ]
    for operation, actor, values in asked:
        assert refused(there, operation, actor, **values) == "weapons"


def test_a_mark_is_judged_by_the_figures_of_the_day(there: Armed) -> None:
    weapon = there.weapon("QVX 1")
    do(there, Mark, weapon=weapon, mark_kind="import", text="BR 2019", depth_um=75, height_um=1600, country="BR",
       **READ | {"part": "barrel"})
    [mark] = rows(there, MarkRow, weapon_id=weapon)
    assert (mark.kind, mark.faults) == ("import", ["no_year", "too_shallow", "not_on_frame"])


def test_a_mark_of_a_day_before_the_law_had_a_figure_cannot_be_judged(there: Armed) -> None:
    long_ago = datetime(2019, 12, 31, 12, tzinfo=UTC)
    with pytest.raises(RuleBroken) as broken:
        there.send(Mark(act=new_act_key(), claimed_at=long_ago, weapon=there.weapon("QVX 1"), mark_kind="import",
                        text="BR 2019", depth_um=80, **READ), "clerk")
    assert broken.value.field == "depth_um"


def test_a_picture_joins_a_file_once(there: Armed) -> None:
    weapon, other = there.weapons(2)
    do(there, Photograph, weapon=weapon, photographs=(a_photograph(), a_photograph(digest="22" * 32)))
    assert refused(there, Photograph, weapon=weapon, photographs=(a_photograph(digest="22" * 32),)) == "photographs"
    assert do(there, Photograph, weapon=other, photographs=(a_photograph(),))


def test_at_most_one_label_speaks_for_a_weapon(there: Armed) -> None:
    weapons = there.weapons(3)
    do(there, IssueLabel, weapons=(weapons[0],))
    do(there, IssueLabel, "armourer", weapons=tuple(weapons))
    labels = rows(there, Label, weapon_id=weapons[0])
    assert [(label.reprint, label.is_revoked) for label in labels] == [(0, True), (1, False)]
    assert [(label.reprint, label.is_revoked) for label in rows(there, Label, weapon_id=weapons[1])] == [(0, False)]


def test_what_leaves_the_state_is_marked_authorised_and_handed_to_an_adult(there: Armed) -> None:
    weapon, force = there.weapon("QVX 1", weapon_class="sporting"), there.registry.force
    minor = there.registry.person(birth_date=date(2015, 1, 1))
    adult = there.registry.person(birth_date=date(1985, 1, 1))
    asked: dict[str, Any] = {
        "weapons": (weapon,), "cause": "sale", "authorisation": "DAEX-2026-1", "authorised_on": date(2026, 1, 9),
        "hand_over": True,
    }
    assert refused(there, Transfer, receiver=f"party:{adult}", **asked) == "weapons"
    do(there, Mark, weapon=weapon, mark_kind="transfer_to_civilian", text="C 2026", **READ)
    assert refused(there, Transfer, receiver=f"party:{minor}", **asked) == "receiver"
    do(there, Transfer, receiver=f"party:{adult}", **asked)
    passed = there.state(weapon)
    assert (passed.owner, passed.custodian, passed.status, passed.place, passed.organisation_id) == (
        f"party:{adult}", f"party:{adult}", "active", None, force)


def test_heirs_receive_once_the_death_is_recorded(there: Armed) -> None:
    owner, heir = there.registry.person(), there.registry.person(birth_date=date(1985, 1, 1))
    weapon = there.weapon("QVX 1", weapon_class="hunting", owner=f"party:{owner}", custodian=f"party:{heir}")
    asked: dict[str, Any] = {
        "weapons": (weapon,), "receiver": f"party:{heir}", "cause": "inheritance", "authorisation": "DAEX-2026-1",
        "authorised_on": date(2026, 1, 9), "hand_over": False,
    }
    assert refused(there, Transfer, **asked) == "cause"
    do(there, RecordDeath, party=owner, died_on=date(2026, 1, 2), reason="Acta de defunción")
    do(there, Transfer, **asked)
    assert there.state(weapon).owner == f"party:{heir}"


@pytest.mark.parametrize("receiver", ["party:0", "organisation:0", "unknown", "party:x", "withdrawn:3", ""])
def test_who_receives_is_a_registered_person_or_body(there: Armed, receiver: str) -> None:
    assert refused(there, Transfer, weapons=(there.weapon("QVX 1"),), receiver=receiver, cause="sale",
                   authorisation="1", authorised_on=date(2026, 1, 9), hand_over=False) == "receiver"
