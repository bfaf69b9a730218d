"""A body gets another name; its code and its history stay."""

import pytest

from models.organisation import Organisation
from registry.errors import NotFound, NotPermitted
from registry.operations.rename_organisation import RenameOrganisation
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ask, event, refused_fields, unit


def test_the_event_tells_the_new_name_and_the_old() -> None:
    told = event(ask(RenameOrganisation, organisation=12, organisation_name="  Policía  de Los Aleros "), unit(12, 4))
    assert (told.name, told.was) == ("Policía de Los Aleros", "Policía Municipal de Los Aleros")


@pytest.mark.parametrize("name", ["", "   ", "a" * 121, "Policía\u202eMunicipal", "Policía Municipal de Los Aleros"])
def test_a_name_that_is_blank_too_long_invisible_or_the_same_is_refused(name: str) -> None:
    asked = ask(RenameOrganisation, organisation=12, organisation_name=name)
    assert refused_fields(asked, unit(12, 4)) == ["organisation_name"]


def test_a_name_is_kept_composed() -> None:
    told = event(ask(RenameOrganisation, organisation=12, organisation_name="Policía"), unit(12, 4))
    assert told.name == "Policía"


def test_an_administrator_renames_his_own_branch_and_no_other(opened: Founded) -> None:
    administrator = opened.user(opened.force, "administrator")
    opened.do(RenameOrganisation, administrator, organisation=opened.force, organisation_name="Policía de Los Aleros")
    assert opened.thing(Organisation, opened.force).name == "Policía de Los Aleros"
    with pytest.raises(NotPermitted):
        opened.do(RenameOrganisation, administrator, organisation=opened.other_force, organisation_name="Otra")


def test_a_body_that_does_not_exist_is_not_found(opened: Founded) -> None:
    with pytest.raises(NotFound):
        opened.do(RenameOrganisation, organisation=999_999, organisation_name="Nadie")
