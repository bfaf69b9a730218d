"""Issuing labels."""

from __future__ import annotations

import pytest

from marking.registry_number import registry_number
from models.document import Label
from models.weapon import Weapon
from proof.label_token import issue, parse
from registry.operations.issue_label import IssueLabel, IssueLabelFacts, code_of, named_by
from tests.builders import CLERK, NOW, a_label, a_missing_weapon, a_weapon, an_envelope, events, refused_field


def label(*weapons: Weapon, had: dict[int, list[Label]] | None = None) -> tuple[IssueLabel, IssueLabelFacts]:
    labels: dict[int, list[Label]] = {weapon.id: [] for weapon in weapons} | (had or {})
    tokens = {weapon.id: issue(named_by(weapon)).text() for weapon in weapons}
    return (IssueLabel(**an_envelope(), weapons=tuple(weapon.id for weapon in weapons)),
            IssueLabelFacts(weapons, labels, tokens))


def test_the_first_label_is_no_reprint_and_revokes_nothing() -> None:
    operation, facts = label(a_weapon())
    [issued] = events(operation, facts)
    assert (issued.kind, issued.weapon, issued.reprint) == ("label:issued", "weapon:100", 0)


def test_the_code_people_type_is_the_beginning_of_the_id() -> None:
    [issued] = events(*label(a_weapon()))
    assert issued.code == parse(issued.token).human_code()[:9].replace("-", "")


def test_the_tag_is_made_from_the_serial() -> None:
    [issued] = events(*label(a_weapon(serial="QVX 208")))
    assert parse(issued.token).matches("QVX 208")


def test_without_a_serial_the_tag_is_made_from_the_registry_number() -> None:
    [issued] = events(*label(a_weapon(serial=None, serial_status="none")))
    assert parse(issued.token).matches(registry_number(100))


def test_a_new_label_revokes_the_one_in_force_in_the_same_act() -> None:
    had = {100: [a_label(id=80, is_revoked=True), a_label(id=90, reprint=1)]}
    operation, facts = label(a_weapon(), had=had)
    decisions = operation.decide(facts, NOW, CLERK)
    assert [(decision.event.kind, decision.thing_id) for decision in decisions] == [
        ("label:revoked", 90), ("label:issued", None)]
    assert events(operation, facts)[1].reprint == 2


def test_many_weapons_are_labelled_in_one_act() -> None:
    operation, facts = label(*(a_weapon(id=number, serial=f"QVX {number}") for number in range(1, 6)))
    assert len({told.code for told in events(operation, facts)}) == 5


@pytest.mark.parametrize("weapon", [a_weapon(status="withdrawn"), a_missing_weapon()])
def test_no_label_for_a_weapon_that_cannot_bear_it(weapon: Weapon) -> None:
    assert refused_field(*label(weapon)) == "weapons"


def test_a_code_is_read_from_its_token() -> None:
    assert code_of("1ABCDEFGHJKMNPQRSTVWXY") == "ABCDEFGH"
