"""Correcting a fact: what it may become, and when one person may say so alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.weapon import FACTS, Weapon
from proof.label_token import parse
from registry.operations.correct import Correct
from registry.operations.correctable import Correctable
from registry.operations.sources import source_in
from registry.operations.twins import Twin
from registry.operations.two_person import needs_another
from tests.builders import (
    APPROVER,
    CLERK,
    NOW,
    SOMEBODY,
    TOMORROW,
    a_label,
    a_twin,
    a_weapon,
    an_envelope,
    event,
    events,
    refusal,
    refused_field,
)

SECOND_ACCOUNT = 18
BOOK = "Libro de armamento, folio 41, línea 13"


def correct(weapon: Weapon | None = None, twin: Twin | None = None, is_relied_on: bool = False,
            label: Any = None, **changes: Any) -> tuple[Correct, Correctable]:
    weapon = weapon or a_weapon()
    asked: dict[str, Any] = {
        "weapon": weapon.id, "fact": "model", "value": "19", "standing": "seen", "reason": "Error al transcribir",
    } | changes
    facts = Correctable(weapon=weapon, identity="la que resulte", twin=twin, corrects=41, label=label,
                        is_relied_on=is_relied_on, registered_at=NOW, registrar=frozenset({CLERK, SECOND_ACCOUNT}))
    return Correct(**an_envelope(), **asked), facts


def test_the_entry_that_was_wrong_is_named_with_what_it_said() -> None:
    told = event(*correct())
    assert (told.fact, told.was, told.value, told.corrects, told.identity) == ("model", "17", "19", 41,
                                                                               "la que resulte")


def test_who_registered_it_corrects_alone_while_nothing_relies_on_it() -> None:
    assert not needs_another(*correct(), CLERK)
    assert not needs_another(*correct(), SECOND_ACCOUNT)


@pytest.mark.parametrize("fact", FACTS)
def test_once_something_relies_on_it_no_fact_is_corrected_by_one_person(fact: str) -> None:
    for actor in (CLERK, SECOND_ACCOUNT, APPROVER, SOMEBODY):
        assert needs_another(*correct(fact=fact, is_relied_on=True), actor)


@pytest.mark.parametrize("actor", [APPROVER, SOMEBODY])
def test_what_another_person_registered_is_never_corrected_alone(actor: int) -> None:
    assert needs_another(*correct(), actor)


def test_a_class_is_never_corrected_alone() -> None:
    assert needs_another(*correct(fact="weapon_class", value="collection"), CLERK)


def test_a_withdrawn_weapon_is_corrected_too() -> None:
    assert event(*correct(a_weapon(status="withdrawn"), is_relied_on=True), actor=APPROVER)


@pytest.mark.parametrize(("fact", "value"), [
    ("weapon_type", "revolver"), ("action", "automatic"), ("make", "Taurus"), ("model", "19"), ("calibre", ".40 S&W"),
    ("year", 2011), ("manufacturer", "Taurus Armas S.A."), ("country", "BR"), ("importer", "CAVIM"),
    ("weapon_class", "collection"), ("condition", "inoperative"), ("ballistic_number", "RB-1"),
    ("ballistic_laboratory", "CICPC Zulia"),
])
def test_every_fact_can_be_corrected(fact: str, value: Any) -> None:
    assert event(*correct(fact=fact, value=value)).value == value


def test_a_date_is_written_as_entries_write_dates() -> None:
    told = event(*correct(fact="ballistic_on", value=date(2020, 1, 2)))
    assert (told.was, told.value) == ("2019-06-03", "2020-01-02")


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact not in {"weapon_class", "condition", "serial"}])
@pytest.mark.parametrize("standing", ["unknown", "illegible", "not_recorded", "not_applicable"])
def test_a_blank_says_which_of_the_four_answers_it_is(fact: str, standing: str) -> None:
    weapon = a_weapon(importer="CAVIM")
    assert event(*correct(weapon, fact=fact, value=None, standing=standing)).standing == standing


@pytest.mark.parametrize(("value", "standing"), [
    (None, "seen"), ("19", "unknown"), ("19", "sworn"), (None, ""), ("", "seen"), ("  ", "seen")])
def test_a_value_or_an_answer_never_both_and_never_neither(value: str | None, standing: str) -> None:
    assert refused_field(*correct(value=value, standing=standing)) == "model"


@pytest.mark.parametrize("fact", ["weapon_class", "condition"])
def test_class_and_condition_always_have_a_value(fact: str) -> None:
    assert refused_field(*correct(fact=fact, value=None, standing="unknown")) == fact


@pytest.mark.parametrize(("fact", "value"), [
    ("weapon_type", "cannon"), ("weapon_class", "civil"), ("country", "XX"), ("year", 2027), ("year", 99),
    ("year", "2011"), ("ballistic_on", TOMORROW), ("ballistic_on", "2020-01-02"), ("make", "x" * 121),
    ("make", "Glo\u200bck"), ("make", 17)])
def test_a_value_the_fact_cannot_hold_is_refused_beside_it(fact: str, value: Any) -> None:
    assert refused_field(*correct(fact=fact, value=value)) == fact


def test_what_stands_already_is_no_correction() -> None:
    assert refused_field(*correct(value="17")) == "value"
    assert refused_field(*correct(fact="importer", value=None, standing="not_recorded")) == "value"


def test_how_a_fact_is_known_may_be_all_that_was_wrong() -> None:
    assert event(*correct(value="17", standing="as_booked", source=BOOK)).standing == "as_booked"


@pytest.mark.parametrize("standing", ["as_booked", "contradicted"])
def test_what_rests_on_somebodys_writing_says_on_whose(standing: str) -> None:
    assert refused_field(*correct(value="17L", standing=standing)) == "source"
    told = event(*correct(value="17L", standing=standing, source=BOOK))
    assert told.reason.text == f"Error al transcribir Fuente: {BOOK}"
    assert source_in(told.reason.text) == BOOK


def test_it_was_not_made_after_it_was_registered() -> None:
    operation, facts = correct(fact="year", value=2020)
    assert refused_field(operation, replace(facts, registered_at=NOW.replace(year=2019))) == "value"


@pytest.mark.parametrize(("fact", "value"), [("year", 2020), ("ballistic_on", date(2008, 1, 1))])
def test_its_certificate_is_not_older_than_itself(fact: str, value: Any) -> None:
    assert refused_field(*correct(fact=fact, value=value)) == "value"


def test_an_unlikely_age_is_asked_and_the_answer_recorded() -> None:
    operation, facts = correct(fact="year", value=1850)
    assert [question.key for question in operation.questions(facts, NOW)] == ["before_self_loading"]
    assert [told.kind for told in events(operation, facts)] == ["weapon:corrected", "weapon:confirmed"]
    assert correct(fact="model")[0].questions(facts, NOW) == []


def test_a_correction_that_makes_an_age_unlikely_is_asked_too() -> None:
    old = a_weapon(year=1880, action="single_action", weapon_class="collection", ballistic_on=None)
    operation, facts = correct(old, fact="weapon_class", value="sporting")
    assert [question.key for question in operation.questions(facts, NOW)] == ["old_not_collection"]


def test_a_reason_is_asked_for() -> None:
    assert refused_field(*correct(reason="")) == "reason"


def test_a_duplicate_identity_is_refused_and_the_other_weapon_named() -> None:
    refused = refusal(*correct(twin=a_twin(id=555)))
    assert (refused.field, refused.subject, refused.values["weapon"]) == ("model", "weapon:555", 555)


def test_correcting_the_serial_derives_its_search_form_again() -> None:
    told = event(*correct(fact="serial", value="QVX-2O8", serial_status="restored"))
    assert (told.value, told.serial_normalised, told.serial_status) == ("QVX-2O8", "QVX2O8", "restored")


def test_a_serial_may_turn_out_to_be_obliterated() -> None:
    told = event(*correct(fact="serial", value=None, standing="illegible", serial_status="obliterated"))
    assert (told.value, told.serial_normalised, told.serial_status) == (None, None, "obliterated")


def test_only_the_status_of_the_serial_may_have_been_wrong() -> None:
    assert event(*correct(fact="serial", value="QVX 208", serial_status="partial")).serial_status == "partial"
    assert refused_field(*correct(fact="serial", value="QVX 208", serial_status="legible")) == "value"


@pytest.mark.parametrize(("value", "standing", "status", "field"), [
    ("QVX 209", "seen", None, "serial_status"), ("QVX 209", "seen", "none", "serial_status"),
    (None, "unknown", "legible", "serial"), (" QVX", "seen", "legible", "serial"), ("-", "seen", "legible", "serial"),
    ("x" * 41, "seen", "legible", "serial")])
def test_a_serial_is_held_to_the_same_rules_as_when_it_was_registered(
        value: str | None, standing: str, status: str | None, field: str) -> None:
    assert refused_field(*correct(fact="serial", value=value, standing=standing, serial_status=status)) == field


def test_what_is_no_serial_says_nothing_of_the_serial() -> None:
    told = event(*correct(serial_status="none"))
    assert (told.serial_status, told.serial_normalised) == (None, None)


@pytest.mark.parametrize("weapon_class", ["war", "organic"])
def test_a_citizens_weapon_does_not_turn_into_the_states(weapon_class: str) -> None:
    assert refused_field(*correct(a_weapon(owner="party:31"), fact="weapon_class", value=weapon_class)) == "value"
    assert event(*correct(fact="weapon_class", value=weapon_class))


def test_a_label_made_from_the_wrong_serial_is_revoked_in_the_same_act() -> None:
    operation, facts = correct(fact="serial", value="QVX 209", serial_status="legible", label=label_for("QVX 208"))
    decisions = operation.decide(facts, NOW, APPROVER)
    assert [(decision.event.kind, decision.thing_id) for decision in decisions] == [
        ("weapon:corrected", 100), ("label:revoked", 90)]


def test_a_label_stays_when_its_tag_still_tells_the_weapon() -> None:
    label = label_for("QVX 208")
    assert event(*correct(label=label))
    assert event(*correct(fact="serial", value="QVX-208", serial_status="legible", label=label))


def label_for(serial: str) -> Any:
    label = a_label(serial)
    # One serial in 32,768 has the tag of another: such a token would prove nothing here.
    return label if not parse(label.token).matches("QVX 209") else label_for(serial)
