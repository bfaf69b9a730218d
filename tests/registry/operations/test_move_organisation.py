"""A unit answers to another body; the tree stays a tree."""

import pytest

from models.organisation import Organisation
from registry.errors import NotPermitted, RuleBroken
from registry.operations.move_organisation import MoveOrganisation, MoveOrganisationFacts
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ask, event, refused_fields, unit


def facts(moved: Organisation, parent: Organisation, *line: int) -> MoveOrganisationFacts:
    return MoveOrganisationFacts(moved, parent, frozenset(line))


def test_the_event_names_the_body_left_and_the_body_joined() -> None:
    told = event(ask(MoveOrganisation, organisation=12, parent=8), facts(unit(12, 4), unit(8, 4), 8, 4))
    assert (told.was_organisation, told.parent_organisation) == ("organisation:4", "organisation:8")


def test_the_root_is_not_moved() -> None:
    asked = ask(MoveOrganisation, organisation=4, parent=12)
    assert refused_fields(asked, facts(unit(4, None), unit(12, 4), 12, 4)) == ["parent"]


def test_a_unit_may_not_answer_to_itself_nor_to_one_below_it() -> None:
    itself = ask(MoveOrganisation, organisation=12, parent=12)
    below = ask(MoveOrganisation, organisation=12, parent=20)
    assert refused_fields(itself, facts(unit(12, 4), unit(12, 4), 12, 4)) == ["parent"]
    assert refused_fields(below, facts(unit(12, 4), unit(20, 12), 20, 12, 4)) == ["parent"]


def test_moving_to_where_it_is_already_is_refused() -> None:
    asked = ask(MoveOrganisation, organisation=12, parent=4)
    assert refused_fields(asked, facts(unit(12, 4), unit(4, None), 4)) == ["parent"]


def test_a_cycle_of_three_is_refused_by_the_real_tree(opened: Founded) -> None:
    middle = opened.unit("Brigada", "BRI", opened.force)
    lowest = opened.unit("Patrulla", "PAT", middle)
    with pytest.raises(RuleBroken):
        opened.do(MoveOrganisation, organisation=opened.force, parent=lowest)


def test_who_moves_a_unit_must_reach_the_body_left_and_the_body_joined(opened: Founded) -> None:
    brigade = opened.unit("Brigada", "BRI", opened.force)
    local, national = opened.user(opened.force, "administrator"), opened.user(opened.root, "administrator")
    with pytest.raises(NotPermitted):
        opened.do(MoveOrganisation, local, organisation=brigade, parent=opened.other_force)
    opened.do(MoveOrganisation, national, organisation=brigade, parent=opened.other_force)
    assert opened.thing(Organisation, brigade).parent_id == opened.other_force
