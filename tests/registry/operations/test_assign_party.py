"""An officer joins a unit or leaves one."""

from datetime import date

import pytest

from models.party import Party
from registry.errors import NotPermitted, RuleBroken
from registry.operations.assign_party import AssignParty
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ask, event, person, refused_fields


def test_the_event_names_the_unit_or_none() -> None:
    assert event(ask(AssignParty, party=31, organisation=20), person()).organisation == "organisation:20"
    assert event(ask(AssignParty, party=31, organisation=None), person()).organisation is None


def test_what_is_so_already_is_refused() -> None:
    assert refused_fields(ask(AssignParty, party=31, organisation=12), person()) == ["organisation"]
    free = person(organisation_id=None)
    assert refused_fields(ask(AssignParty, party=31, organisation=None), free) == ["organisation"]


def test_neither_a_company_nor_the_dead_serve_in_a_unit() -> None:
    asked = ask(AssignParty, party=31, organisation=20)
    assert refused_fields(asked, person(kind="legal", organisation_id=None)) == ["organisation"]
    assert refused_fields(asked, person(died_on=date(2026, 1, 1))) == ["organisation"]


def test_the_dead_may_still_be_released_from_their_unit() -> None:
    assert event(ask(AssignParty, party=31, organisation=None), person(died_on=date(2026, 1, 1))).organisation is None


def test_a_unit_that_does_not_exist_is_refused(opened: Founded) -> None:
    with pytest.raises(RuleBroken):
        opened.do(AssignParty, party=opened.person(), organisation=999_999)


def test_a_clerk_may_not_take_an_officer_out_of_another_body(opened: Founded) -> None:
    clerk, officer = opened.user(opened.force, "clerk"), opened.person(opened.other_force)
    with pytest.raises(NotPermitted):
        opened.do(AssignParty, clerk, party=officer, organisation=opened.force)
    free = opened.person()
    opened.do(AssignParty, clerk, party=free, organisation=opened.force)
    assert opened.thing(Party, free).organisation_id == opened.force
