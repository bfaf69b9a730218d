"""Registering a weapon."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from marking.registry_number import registry_number
from models.weapon import FACTS
from registry.errors import RulesBroken
from registry.operations.register import Register, RegisterFacts
from registry.operations.twins import JOINED, TAKEN, Twin
from tests.builders import (
    CLERK,
    NOW,
    UNIT,
    a_party,
    a_twin,
    a_weapon,
    an_envelope,
    an_organisation,
    as_typed,
    event,
    refusal,
    refused_field,
)

SAID = {"weapon_type": "pistol", "action": "semi_automatic", "make": "Glock", "model": "17", "calibre": "9 mm",
        "year": 2009, "manufacturer": "Glock Ges.m.b.H.", "country": "AT", "importer": None, "weapon_class": "organic",
        "condition": "operative"}


#: As a book knows it.
AS_BOOKED = {name: "as_booked" for name in (*SAID, "serial") if SAID.get(name, "") is not None}
BOOK = "Libro de armamento, folio 41, línea 13"


def register(owner_party: Any = None, twin: Any = None, standings: dict[str, str] | None = None,
             claimed_at: datetime = NOW, **changes: Any) -> tuple[Register, RegisterFacts]:
    asked: dict[str, Any] = SAID | {
        "serial": "QVX 2O8", "serial_status": "legible", "owner": f"organisation:{UNIT}",
        "custodian": f"organisation:{UNIT}", "organisation": UNIT} | changes
    known = {name: "not_recorded" if asked.get(name) is None else "seen" for name in FACTS}
    return (Register(**an_envelope(claimed_at=claimed_at), **asked, standings=known | (standings or {})),
            RegisterFacts(an_organisation(), owner_party, None, twin, as_typed(asked)))


def test_what_is_known_is_recorded_with_how_it_is_known() -> None:
    told = event(*register())
    assert (told.serial, told.serial_normalised, told.identity) == ("QVX 2O8", "QVX2O8", "glock|17|9mm|QVX2O8")
    assert (told.standings["importer"], told.standings["make"], told.status) == ("not_recorded", "seen", "in_store")


@pytest.mark.parametrize(("custodian", "is_seen", "status"), [
    (f"organisation:{UNIT}", True, "in_store"), ("party:30", True, "active"),
    (f"to_be_located:{UNIT}", False, "to_be_located")])
def test_the_situation_follows_from_who_has_it(custodian: str, is_seen: bool, status: str) -> None:
    known = {} if is_seen else AS_BOOKED
    assert event(*register(custodian=custodian, is_seen=is_seen, standings=known, source=BOOK)).status == status


def test_a_duplicate_is_refused_and_the_other_weapon_named() -> None:
    broken = refusal(*register(twin=a_twin(id=555)))
    assert (broken.subject, broken.values, broken.msgid) == ("weapon:555", {"weapon": 555}, TAKEN)


def test_what_a_joined_record_was_called_is_refused_and_the_weapon_that_stays_named() -> None:
    broken = refusal(*register(twin=Twin(a_weapon(id=555), (a_weapon(id=560, status="withdrawn"),))))
    assert (broken.subject, broken.msgid) == ("weapon:555", JOINED)
    assert broken.values == {"weapon": 555, "record": registry_number(560)}


@pytest.mark.parametrize(("changes", "field"), [
    ({"serial": None}, "serial"), ({"serial": " QVX"}, "serial"),
    ({"serial_status": "none"}, "serial_status"), ({"serial_status": "x"}, "serial_status"),
    ({"weapon_type": "cannon"}, "weapon_type"), ({"year": 2027}, "year"),
    ({"year": 9}, "year"), ({"country": "ZZ"}, "country"), ({"make": "x" * 121}, "make"), ({"make": " "}, "make"),
    ({"weapon_class": None}, "weapon_class"), ({"place": "x" * 61}, "place"),
    ({"components": ({"kind": "barrel", "serial": "a\u200bb", "standing": "seen"},)}, "serial"),
    ({"owner": "somebody"}, "owner"), ({"owner": "party:x"}, "owner"), ({"owner": "withdrawn:1"}, "owner"),
    ({"custodian": "unknown"}, "custodian"), ({"custodian": f"withdrawn:{UNIT}"}, "custodian"),
    ({"custodian": "organisation:99"}, "custodian"), ({"custodian": "to_be_located:99"}, "custodian"),
    ({"custodian": f"to_be_located:{UNIT}"}, "custodian"),
])
def test_what_cannot_be_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    assert refused_field(*register(**changes)) == field


def test_a_value_and_an_answer_exclude_each_other() -> None:
    assert refused_field(*register(standings={"make": "unknown"})) == "make"
    assert refused_field(*register(importer=None, standings={"importer": "seen"})) == "importer"


def test_everything_that_is_wrong_is_told_at_once() -> None:
    operation, facts = register(year=2027, country="ZZ")
    with pytest.raises(RulesBroken) as refused:
        operation.decide(facts, NOW, CLERK)
    assert [broken.field for broken in refused.value.broken] == ["year", "country"]


@pytest.mark.parametrize("weapon_class", ["war", "organic"])
def test_weapons_of_the_state_are_not_registered_to_a_person(weapon_class: str) -> None:
    assert refused_field(*register(a_party(), owner="party:30", weapon_class=weapon_class)) == "owner"
    assert event(*register(a_party(), owner="party:30", weapon_class="sporting")).owner == "party:30"


def test_an_unknown_owner_is_an_answer() -> None:
    assert event(*register(owner="unknown")).owner == "unknown"


def test_an_obliterated_serial_leaves_a_weapon_without_an_identity_to_compare() -> None:
    told = event(*register(serial=None, serial_status="obliterated", standings={"serial": "illegible"}))
    assert (told.serial_normalised, told.identity) == (None, None)


@pytest.mark.parametrize("changes", [
    {"standings": {"make": "as_booked"}}, {"standings": {"year": "contradicted"}}, {"is_seen": False},
    {"components": ({"kind": "barrel", "serial": "BX-1", "standing": "as_booked"},)}])
def test_what_rests_on_somebodys_writing_says_on_whose(changes: dict[str, Any]) -> None:
    known = {"standings": AS_BOOKED} if "is_seen" in changes else {}
    assert refused_field(*register(**known | changes)) == "source"
    assert refused_field(*register(**known | changes | {"source": " "})) == "source"
    assert event(*register(**known | changes | {"source": BOOK})).source.text == BOOK


def test_nobody_saw_what_nobody_had_in_view() -> None:
    assert refused_field(*register(is_seen=False, source=BOOK, standings=AS_BOOKED | {"year": "seen"})) == "year"


@pytest.mark.parametrize(("changes", "field"), [
    ({"claimed_at": NOW.replace(year=2008)}, "claimed_at"), ({"year": 1250}, "year"),
    ({"ballistic_number": "RB-1", "ballistic_on": date(2008, 12, 31), "ballistic_laboratory": "CICPC"},
     "ballistic_on")])
def test_what_was_not_made_yet_had_nothing_happen_to_it(changes: dict[str, Any], field: str) -> None:
    assert refused_field(*register(**changes)) == field


@pytest.mark.parametrize(("changes", "asked"), [
    ({}, []), ({"year": 1839}, ["before_cartridges"]), ({"year": 1883}, ["before_self_loading"]),
    ({"year": 1899}, ["old_not_collection"]), ({"year": 1900}, []), ({"year": None}, []),
    ({"year": 1883, "action": "single_shot", "weapon_class": "collection"}, []),
    ({"claimed_at": NOW - timedelta(days=367)}, ["long_ago"]), ({"claimed_at": NOW - timedelta(days=366)}, []),
    ({"alike": (57, 63)}, ["alike:57,63"])])
def test_what_is_unlikely_is_asked(changes: dict[str, Any], asked: list[str]) -> None:
    operation, facts = register(**changes)
    assert [question.key for question in operation.questions(facts, NOW)] == asked


def test_what_was_answered_is_recorded_of_the_weapon_the_act_creates() -> None:
    operation, facts = register(year=1850, alike=(57, 63))
    decisions = operation.decide(facts, NOW, CLERK)
    assert [(one.event.kind, one.thing_id, one.of) for one in decisions] == [
        ("weapon:registered", None, None), ("weapon:told_apart", None, 0), ("weapon:told_apart", None, 0),
        ("weapon:confirmed", None, 0)]
    assert [one.event.other for one in decisions[1:3]] == ["weapon:57", "weapon:63"]


def test_a_weapon_that_has_become_alike_meanwhile_makes_no_other_act_of_a_repeat() -> None:
    operation, _facts = register()
    salt = b"s" * 16
    assert replace(operation, alike=(57,)).digest(salt) == operation.digest(salt)


def test_parts_have_serials_of_their_own() -> None:
    told = event(*register(components=({"kind": "barrel", "serial": "BX-1", "standing": "seen"},
                                       {"kind": "slide", "serial": None, "standing": "illegible"})))
    assert [part["serial_normalised"] for part in told.components] == ["BX1", None]


@pytest.mark.parametrize(("serial", "is_odd"), [
    ("\u0410\u041011", True), ("<b>1</b>", True), ("AB \N{PISTOL}", True), ("QVX-2O8/1 (b)", False), ("Ñ 1º", False)])
def test_a_serial_with_letters_and_signs_that_no_engraver_uses_is_asked_about(serial: str, is_odd: bool) -> None:
    operation, facts = register(serial=serial)
    assert ("odd_serial" in {one.doubt for one in operation.questions(facts, NOW)}) is is_odd
