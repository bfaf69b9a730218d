"""Registering a weapon."""

from __future__ import annotations

from typing import Any

import pytest

from models.weapon import FACTS
from registry.errors import RuleBroken, RulesBroken
from registry.operations.register import Register, RegisterFacts
from tests.builders import CLERK, NOW, UNIT, a_party, a_weapon, an_envelope, an_organisation, event, refused_field

SAID = {"weapon_type": "pistol", "action": "semi_automatic", "make": "Glock", "model": "17", "calibre": "9 mm",
        "year": 2009, "manufacturer": "Glock Ges.m.b.H.", "country": "AT", "importer": None, "weapon_class": "organic",
        "condition": "operative"}


def register(owner_party: Any = None, twin: Any = None, standings: dict[str, str] | None = None,
             **changes: Any) -> tuple[Register, RegisterFacts]:
    asked: dict[str, Any] = SAID | {
        "serial": "QVX 2O8", "serial_status": "legible", "owner": f"organisation:{UNIT}",
        "custodian": f"organisation:{UNIT}", "organisation": UNIT} | changes
    known = {name: "not_recorded" if asked.get(name) is None else "seen" for name in FACTS}
    return (Register(**an_envelope(), **asked, standings=known | (standings or {})),
            RegisterFacts(an_organisation(), owner_party, None, twin))


def test_what_is_known_is_recorded_with_how_it_is_known() -> None:
    told = event(*register())
    assert (told.serial, told.serial_normalised, told.identity) == ("QVX 2O8", "QVX2O8", "glock|17|9mm|QVX2O8")
    assert (told.standings["importer"], told.standings["make"], told.status) == ("not_recorded", "seen", "in_store")


@pytest.mark.parametrize(("custodian", "is_seen", "status"), [
    (f"organisation:{UNIT}", True, "in_store"), ("party:30", True, "active"),
    (f"to_be_located:{UNIT}", False, "to_be_located")])
def test_the_situation_follows_from_who_has_it(custodian: str, is_seen: bool, status: str) -> None:
    assert event(*register(custodian=custodian, is_seen=is_seen)).status == status


def test_a_duplicate_is_refused_and_the_other_weapon_named() -> None:
    operation, facts = register(twin=a_weapon(id=555))
    with pytest.raises(RuleBroken) as refused:
        operation.decide(facts, NOW, CLERK)
    assert (refused.value.subject, refused.value.values["weapon"]) == ("weapon:555", 555)


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


def test_parts_have_serials_of_their_own() -> None:
    told = event(*register(components=({"kind": "barrel", "serial": "BX-1", "standing": "seen"},
                                       {"kind": "slide", "serial": None, "standing": "illegible"})))
    assert [part["serial_normalised"] for part in told.components] == ["BX1", None]
