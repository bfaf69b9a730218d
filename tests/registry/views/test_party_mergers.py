"""Files of one person on their pages: found, joined by two people, parted again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from models.database import reading
from models.party import Party
from models.weapon import Weapon
from registry.operations.party_identity import Particulars
from registry.operations.register_party import RegisterParty
from tests.registry.views.site import Browser
from tests.registry.views.world import World

At = Callable[[str], Browser]


@pytest.fixture
def twin(world: World) -> int:
    """A second file of Darwin Peraza, by his passport."""
    figures = world.documents["Darwin Peraza"].removeprefix("V-")
    particulars = Particulars(document_kind="passport", document_country="VE", document_number=figures,
                              given_names="Darwin", family_names="Peraza", birth_date=date(1985, 4, 12))
    return world.do(RegisterParty, party_kind="natural", particulars=particulars,
                    organisation=world.units["PMLA"]).entries[0]


def joined(at: At, world: World, twin: int) -> None:
    clerk, address = at("clerk"), f"/parties/{world.people['Darwin Peraza']}/merge"
    review = clerk.fill(address, {"into": str(twin), "reason": "Mismo número en la cédula y el pasaporte"})
    request = clerk.ask(review, address).headers["Location"]
    assert at("approver").approve(request).status_code == 302


def test_files_of_the_same_figures_are_listed_with_why(at: At, world: World, twin: int) -> None:
    page = at("clerk").get("/parties/duplicates").text
    assert "Las mismas cifras en el documento" in page
    assert f'/parties/{twin}/merge?into={world.people["Darwin Peraza"]}' in page
    assert "/parties/duplicates" in at("clerk").get("/parties").text
    assert at("armourer").get("/parties/duplicates").status_code == 403


def test_there_is_nothing_to_join_where_nobody_is_twice(at: At, world: World) -> None:
    assert "No hay fichas repetidas" in at("clerk").get("/parties/duplicates").text


def test_one_asks_another_decides_and_the_file_leads_to_the_one_that_stands(at: At, world: World, twin: int) -> None:
    darwin = world.people["Darwin Peraza"]
    joined(at, world, twin)
    with reading(world.engine) as session:
        assert session.get_one(Party, darwin).merged_into == twin
        assert session.get_one(Weapon, world.weapons["QVX 214"]).custodian == f"party:{twin}"
    page = at("clerk").get(f"/parties/{darwin}").text
    assert "Unida a otra ficha" in page
    assert f'href="/parties/{twin}"' in page
    assert "Corregir la identidad" not in page
    assert f'href="/parties/{darwin}"' in at("clerk").get(f"/parties/{twin}").text


def test_a_wrong_joining_is_parted_again(at: At, world: World, twin: int) -> None:
    darwin = world.people["Darwin Peraza"]
    joined(at, world, twin)
    clerk, address = at("clerk"), f"/parties/{darwin}/separate"
    request = clerk.ask(clerk.fill(address, {"reason": "Son primos"}), address).headers["Location"]
    at("approver").approve(request)
    with reading(world.engine) as session:
        assert session.get_one(Weapon, world.weapons["QVX 214"]).custodian == f"party:{darwin}"


def test_the_file_that_stands_is_chosen_or_told_by_its_document(at: At, world: World, twin: int) -> None:
    clerk, address = at("clerk"), f"/parties/{world.people['José Colina']}/merge"
    reason = {"reason": "Cotejado"}
    assert "Elija la ficha que queda" in clerk.fill(address, reason).text
    assert "No hay una persona registrada" in clerk.fill(address, reason | {"document": "V-99999999"}).text
    review = clerk.fill(address, reason | {"document": world.documents["Darwin Peraza"]})
    assert "Se unió" in review.text
