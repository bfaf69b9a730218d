"""Where papers contradict each other one stands, or neither; what the weapon is changes only by two persons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models.conflict import UNIT as UNIT_FACT
from models.conflict import Conflict, ConflictClaim, conflict_name
from models.weapon import Weapon
from registry.operations.decide_conflicts import DecideConflicts
from registry.operations.open_conflicts import OpenConflict, OpenConflicts
from registry.operations.spelling import Spelling
from registry.operations.twins import Twin
from tests.builders import (
    APPROVER,
    CLERK,
    NOW,
    OTHER_UNIT,
    SOMEBODY,
    UNIT,
    a_label,
    a_twin,
    a_weapon,
    an_envelope,
    event,
    events,
    refusal,
    refused_field,
)


def one(fact: str = "year", *values: str, weapon: Weapon | None = None, entry: int = 500) -> OpenConflict:
    """An open conflict about a fact, with what one or several papers say."""
    weapon = weapon or a_weapon()
    conflict = Conflict(entry=entry, fact=fact, weapon_id=weapon.id, standing_was="as_booked", since=NOW,
                        decided_entry=None)
    claims = [ConflictClaim(entry=entry + place, fact=fact, weapon_id=weapon.id, conflict_entry=entry, value=value,
                            source_id=9, folio=None, line=place, paper=None, actor=SOMEBODY)
              for place, value in enumerate(values or ("2011",))]
    return OpenConflict(weapon, conflict, tuple(claims))


def decide(*conflicts: OpenConflict, twins: dict[int, Twin] | None = None, labels: dict[int, Any] | None = None,
           **changes: Any) -> tuple[DecideConflicts, OpenConflicts]:
    asked: dict[str, Any] = {
        "conflicts": tuple(conflict_name(c.conflict.entry, c.fact) for c in conflicts),
        "weapons": tuple(c.weapon.id for c in conflicts), "stands": "claimed", "reason": "Se cotejó con la factura",
    } | changes
    operation = DecideConflicts(**an_envelope(), **asked)
    called = {one.weapon.id: Spelling(words) for one in conflicts if (words := operation.side.words(one))}
    return operation, OpenConflicts(
        conflicts, labels or {}, called, twins or {}, frozenset({CLERK, SOMEBODY}), frozenset({APPROVER, CLERK}))


def test_what_was_registered_may_stand_as_it_was_known() -> None:
    told = event(*decide(one(), stands="registered"))
    assert (told.was, told.value, told.standing, told.claim) == (2009, 2009, "as_booked", None)


def test_the_newest_paper_may_stand_as_the_book_says() -> None:
    told = event(*decide(one("year", "2011", "2013")))
    assert (told.was, told.value, told.standing, told.claim) == (2009, 2013, "as_booked", 501)


def test_an_older_paper_may_stand() -> None:
    assert event(*decide(one("year", "2011", "2013"), claim=500)).value == 2011


def test_neither_may_stand_but_what_was_seen() -> None:
    told = event(*decide(one(), stands="seen", value=1999))
    assert (told.value, told.standing, told.stands) == (1999, "seen", "seen")


def test_many_of_one_fact_are_decided_together_and_of_two_facts_are_not() -> None:
    first, second = one(), one(weapon=a_weapon(id=101, serial="QVX 209"), entry=600)
    assert [told.value for told in events(*decide(first, second))] == [2011, 2011]
    assert "mismo dato" in refusal(*decide(first, one("model", "19", weapon=second.weapon))).msgid
    assert "arma por arma" in refusal(*decide(first, second, stands="seen", value=1999)).msgid


def test_a_fact_of_the_identity_gives_the_weapon_another_identity() -> None:
    told = event(*decide(one("model", "19")))
    assert told.identity == "glock|19|9mm|QVX208"
    serial = event(*decide(one("serial", "QVX 2O8")))
    assert (serial.serial_status, serial.serial_normalised, serial.identity) == (
        "legible", "QVX2O8", "glock|17|9mm|QVX2O8")
    pattern = event(*decide(one("serial", "QVX?08")))
    assert (pattern.serial_status, pattern.identity) == ("partial", None)


def test_an_identity_that_another_weapon_has_is_refused_and_the_other_named() -> None:
    broken = refusal(*decide(one("model", "19"), twins={100: a_twin(id=57, model="19")}))
    assert broken.values["weapon"] == 57


def test_the_label_of_a_serial_that_changed_is_revoked() -> None:
    asked = one("serial", "QVX 999")
    assert [told.kind for told in events(*decide(asked, labels={100: a_label()}))] == [
        "weapon:conflict_decided", "label:revoked"]
    assert len(events(*decide(asked, labels={100: a_label()}, stands="registered"))) == 1


def test_another_unit_answers_for_what_nobody_has_seen_there() -> None:
    told = event(*decide(one(UNIT_FACT, f"organisation:{OTHER_UNIT}")))
    assert (told.was, told.value, told.standing) == (f"organisation:{UNIT}", f"organisation:{OTHER_UNIT}", None)
    assert (told.custodian, told.status) == (f"to_be_located:{OTHER_UNIT}", "to_be_located")
    merged = replace(one(UNIT_FACT, "organisation:77"), successors={"organisation:77": f"organisation:{OTHER_UNIT}"})
    assert event(*decide(merged)).value == f"organisation:{OTHER_UNIT}"
    stays = event(*decide(one(UNIT_FACT, f"organisation:{OTHER_UNIT}"), stands="registered"))
    assert (stays.custodian, stays.status) == (None, None)


def test_a_weapon_in_somebodys_hands_does_not_change_its_unit() -> None:
    held = one(UNIT_FACT, f"organisation:{OTHER_UNIT}", weapon=a_weapon(custodian="party:33", status="issued_out"))
    assert "devolución" in refusal(*decide(held)).msgid


@pytest.mark.parametrize(("changes", "field"), [
    ({"stands": "both"}, "stands"), ({"reason": " "}, "reason"), ({"claim": 7}, "stands"),
    ({"stands": "seen", "value": None}, "year"), ({"stands": "seen", "value": 3000}, "year")])
def test_what_is_missing_or_cannot_be_is_refused(changes: dict[str, Any], field: str) -> None:
    assert refused_field(*decide(one(), **changes)) == field


def test_a_withdrawn_weapon_is_past_deciding() -> None:
    assert "baja" in refusal(*decide(one(weapon=a_weapon(status="withdrawn")))).msgid


@pytest.mark.parametrize(("fact", "said", "stands", "actor", "needs"), [
    ("year", "2011", "claimed", APPROVER, False), ("year", "2011", "claimed", CLERK, True),
    ("year", "2011", "claimed", SOMEBODY, True), ("model", "19", "claimed", APPROVER, True),
    ("model", "19", "registered", APPROVER, False), ("weapon_class", "hunting", "claimed", APPROVER, True)])
def test_who_brought_a_paper_and_who_changes_what_a_weapon_is_needs_another(
        fact: str, said: str, stands: str, actor: int, needs: bool) -> None:
    operation, facts = decide(one(fact, said), stands=stands)
    assert operation.needs_another(facts, actor) is needs
