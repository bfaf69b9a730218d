"""Acts come after what they follow: the last custody fact of the weapon, or its registration."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from registry.errors import RuleBroken
from registry.operations.base import Operation
from registry.operations.custody_order import PRECEDES, EarlierFact
from registry.operations.issue import Issue
from registry.operations.mark import Mark
from registry.operations.report_found import ReportFound
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from registry.operations.store import Store
from registry.operations.take_back import TakeBack
from registry.operations.weapons import OfWeapons
from registry.operations.withdraw import Withdraw, WithdrawFacts
from tests.builders import (
    NOW,
    TODAY,
    UNIT,
    a_missing_weapon,
    a_party,
    a_weapon,
    an_envelope,
    an_issued_weapon,
    events,
    refusal,
)
from tests.registry.operations.armed import Armed, do

SINCE = NOW - timedelta(days=2)
PAPER = {"crime_report": "K-26-1", "reported_on": TODAY, "reason": "Novedad"}
ACTS: list[tuple[type[Operation], Any, dict[str, Any]]] = [
    (Issue, a_weapon(), {"receiver": 33, "due_back_at": None, "magazines": (2,), "purpose": None}),
    (TakeBack, an_issued_weapon(), {"place": None, "condition": "operative", "magazines": (2,), "remarks": None}),
    (Store, a_weapon(), {"organisation": UNIT, "place": "estante 9"}),
    (ReportFound, a_missing_weapon(), {"organisation": UNIT, "place": None, "reason": "Operativo"}),
    (ReportNotLocated, a_weapon(), {"reason": "Novedad"}),
    (ReportLost, a_weapon(), PAPER), (ReportStolen, a_weapon(), PAPER | {"manner": "theft"}),
    (Withdraw, a_weapon(), {"cause": "exported", "order_number": "1", "ordered_on": TODAY, "reason": "Guía"}),
]


def asked(kind: type[Operation], weapon: Any, values: dict[str, Any], claimed_at: datetime) -> tuple[Operation, Any]:
    facts: Any = OfWeapons((weapon,), party=a_party(id=33),
                           earlier={weapon.id: EarlierFact("weapon:taken_back", SINCE, 4212)})
    facts = WithdrawFacts(facts) if kind is Withdraw else facts
    return kind(**an_envelope(claimed_at=claimed_at), weapons=(weapon.id,), **values), facts


@pytest.mark.parametrize(("kind", "weapon", "values"), ACTS, ids=lambda each: getattr(each, "name", ""))
def test_nothing_happens_before_the_last_custody_fact(
        kind: type[Operation], weapon: Any, values: dict[str, Any]) -> None:
    refused = refusal(*asked(kind, weapon, values, SINCE - timedelta(minutes=1)))
    assert (refused.field, refused.msgid) == ("claimed_at", PRECEDES["weapon:taken_back"])
    assert (refused.values["since"], refused.values["entry"]) == (SINCE, 4212)


@pytest.mark.parametrize(("kind", "weapon", "values"), ACTS, ids=lambda each: getattr(each, "name", ""))
def test_in_the_same_minute_nobody_can_tell_which_was_first(
        kind: type[Operation], weapon: Any, values: dict[str, Any]) -> None:
    assert events(*asked(kind, weapon, values, SINCE.replace(second=0)))


def test_a_paper_of_the_days_between_two_facts_is_typed_later(there: Armed) -> None:
    weapon, then = _registered(there, days=9)
    there.send(there.store(weapon, claimed_at=then + timedelta(days=2)))
    there.send(there.store(weapon, place="estante 1", claimed_at=then + timedelta(days=1, hours=24)))
    with pytest.raises(RuleBroken) as refused:
        there.send(there.store(weapon, place="estante 2", claimed_at=then + timedelta(days=1)))
    assert refused.value.msgid == PRECEDES["weapon:stored"]


def test_nothing_but_its_registration_happens_before_a_weapon_is_registered(there: Armed) -> None:
    weapon, then = _registered(there, days=9)
    with pytest.raises(RuleBroken) as refused:
        there.send(there.store(weapon, claimed_at=then - timedelta(days=1)))
    assert (refused.value.values["entry"], refused.value.field) == (weapon, "claimed_at")


def test_a_mark_found_on_an_old_paper_does_not_take_back_when_the_weapon_was_seen(there: Armed) -> None:
    weapon, then = _registered(there, days=9)
    do(there, Mark, weapon=weapon, mark_kind="registry", text="RVA 1", part="frame", face="left", method="laser",
       legibility="legible")
    seen = there.state(weapon).last_seen_at
    there.send(Store(**an_envelope(claimed_at=then + timedelta(days=1)), weapons=(weapon,), place="estante 9",
                     organisation=there.registry.force))
    assert there.state(weapon).last_seen_at == seen
    assert there.bodies()[-1]["version"] == 2


def _registered(there: Armed, days: int) -> tuple[int, datetime]:
    weapon = there.weapon(f"QVX {days}", claimed_at=datetime.now(NOW.tzinfo) - timedelta(days=days))
    return weapon, there.state(weapon).custody_since
