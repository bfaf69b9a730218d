"""Two records of one weapon: which ends, and what becomes of what it said."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import Weapon
from registry.operations.join_records import JoinRecords
from registry.operations.weapon_pairs import Pair, Pairs
from tests.builders import (
    OTHER_UNIT,
    UNIT,
    a_missing_weapon,
    a_weapon,
    an_envelope,
    an_issued_weapon,
    events,
    refusal,
    refused_field,
)

FIRST = a_weapon(id=57, last_seen_at=None)


def join(second: Weapon | None = None, first: Weapon = FIRST, labels: dict[int, int] | None = None,
         **changes: Any) -> tuple[JoinRecords, Pairs]:
    second = second or a_weapon(id=100, serial="QVX-208", last_seen_at=None)
    asked = {"firsts": (first.id,), "seconds": (second.id,), "reason": "Se comparó con el arma"} | changes
    return JoinRecords(**an_envelope(), **asked), Pairs((Pair(first, second),), labels or {})


def test_the_later_record_ends_and_names_the_one_that_stays() -> None:
    [told] = events(*join())
    assert (told.kind, told.stays, told.custodian) == ("weapon:registered_twice", "weapon:57", f"withdrawn:{UNIT}")


def test_the_first_ends_when_only_the_later_was_ever_seen() -> None:
    operation, facts = join(a_weapon(id=100, serial="QVX-208"))
    [decision] = operation.decide(facts, operation.claimed_at, 0)
    assert (decision.thing_id, events(operation, facts)[0].stays) == (57, "weapon:100")


def test_what_the_ended_record_said_otherwise_waits_on_the_one_that_stays_with_its_line() -> None:
    second = a_weapon(id=100, serial="QVX 2O8", model="17L", year=None, organisation_id=OTHER_UNIT, last_seen_at=None,
                      source_id=9, folio="12", line=31)
    operation, facts = join(second)
    ended, contradicted = operation.decide(facts, operation.claimed_at, 0)
    assert (ended.thing_id, contradicted.thing_id) == (100, 57)
    told: Any = contradicted.event
    assert told.claims == {"serial": "QVX 2O8", "model": "17L", "organisation": f"organisation:{OTHER_UNIT}"}
    assert (told.source_id, told.folio, told.line) == (9, "12", 31)


def test_the_label_of_the_ended_record_is_revoked() -> None:
    assert [told.kind for told in events(*join(labels={100: 90, 57: 91}))] == [
        "weapon:registered_twice", "label:revoked"]


@pytest.mark.parametrize(("second", "word"), [
    (an_issued_weapon(id=100, last_seen_at=None), "devolución"), (a_weapon(id=100, last_seen_at=None, open_holds=1),
                                                                  "retenida"),
    (a_missing_weapon(id=100, last_seen_at=None), "hallazgo"), (a_weapon(id=100, status="withdrawn"), "baja"),
    (a_weapon(id=100, last_seen_at=None, open_conflicts={"year": 90}), "contradicciones")])
def test_never_while_the_record_that_ends_has_something_open(second: Weapon, word: str) -> None:
    assert word in refusal(*join(second)).msgid


def test_a_weapon_in_two_pairs_of_one_act_and_no_reason_are_refused() -> None:
    operation, facts = join()
    assert refused_field(operation, Pairs(facts.pairs * 2, {})) == "verdict"
    assert refused_field(*join(reason="")) == "reason"
