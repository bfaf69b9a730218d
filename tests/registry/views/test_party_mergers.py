"""Files of one person on their pages: found, joined by two people, parted again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from models.database import reading, snapshot
from models.party import Party
from models.verification.whole import verify
from models.weapon import Weapon
from registry.operations.party_identity import Particulars
from registry.operations.register_party import RegisterParty
from tests.registry.views.site import Browser, controls, text_of
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


@pytest.fixture
def namesake(world: World) -> int:
    """Somebody of no unit with Darwin Peraza's name and another cédula, whom nobody was shown yet."""
    particulars = Particulars(document_kind="identity_card", document_country="VE", document_number="V-11222333",
                              given_names="Darwin", family_names="Peraza", birth_date=date(1985, 4, 12))
    return world.do(RegisterParty, party_kind="natural", particulars=particulars).entries[0]


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


def test_who_asks_and_who_decides_see_both_files_side_by_side(at: At, world: World, namesake: int) -> None:
    darwin = world.people["Darwin Peraza"]
    document = world.documents["Darwin Peraza"]
    clerk, address = at("clerk"), f"/parties/{darwin}/merge"
    review = clerk.fill(address, {"document": "V-11222333", "reason": "Mismo rostro"})
    request = clerk.ask(review, address).headers["Location"]
    for page in (review.text, at("approver").get(request).text):
        text = text_of(page)
        assert "Ficha que desaparece Ficha que queda" in text
        assert re.search(rf"Documento Cédula de identidad {document} Cédula de identidad V-11222333 distinto", text)
        assert "Fecha de nacimiento 12 abr 1985 12 abr 1985 igual" in text
        assert re.search(r"Armas que tiene o posee [1-9]\d* 0", text)
        assert "Dos documentos distintos de la misma clase" in text
    assert at("approver").approve(request).status_code == 302
    decided = text_of(at("approver").get(request).text)
    assert re.search(rf"Ficha que desapareció Ficha que quedó .*{document} .*V-11222333 distinto", decided)
    history = text_of(at("clerk").get(f"/parties/{namesake}").text).split("Historial")[1]
    assert "Se le unió la ficha de Darwin Peraza: son la misma persona." in history


def test_namesakes_of_no_unit_are_counted_and_named_only_to_whom_they_were_shown(
        at: At, world: World, namesake: int) -> None:
    page = text_of(at("clerk").get("/parties/duplicates").text)
    assert "El mismo nombre y la misma fecha de nacimiento" in page
    assert "1 ficha fuera de su alcance" in page
    assert "V-11222333" not in page
    at("clerk").get("/parties?text=V-11222333")
    assert "V-11222333" in text_of(at("clerk").get("/parties/duplicates").text)


def test_a_wrong_joining_is_parted_again(at: At, world: World, twin: int) -> None:
    darwin = world.people["Darwin Peraza"]
    joined(at, world, twin)
    clerk, address = at("clerk"), f"/parties/{darwin}/separate"
    request = clerk.ask(clerk.fill(address, {"reason": "Son primos"}), address).headers["Location"]
    at("approver").approve(request)
    assert "No hay fichas repetidas" in clerk.get("/parties/duplicates").text
    with reading(world.engine) as session:
        assert session.get_one(Weapon, world.weapons["QVX 214"]).custodian == f"party:{darwin}"


def test_the_file_that_stands_is_chosen_or_told_by_its_document(at: At, world: World, twin: int) -> None:
    clerk, address = at("clerk"), f"/parties/{world.people['José Colina']}/merge"
    reason = {"reason": "Cotejado"}
    assert "Elija la ficha que queda" in clerk.fill(address, reason).text
    assert "No hay una persona registrada" in clerk.fill(address, reason | {"document": "V-99999999"}).text
    review = clerk.fill(address, reason | {"document": world.documents["Darwin Peraza"]})
    assert "Se unió" in review.text


NATURAL = "/parties/register?kind=natural"
PERAZA = {"document_kind": "identity_card", "document_country": "Venezuela", "document_number": "V-11222334",
          "given_names": "Darwin", "family_names": "Peraza", "birth_date": "1985-04-12"}


def test_a_namesake_of_the_same_day_is_asked_about_before_it_is_registered(
        at: At, world: World, namesake: int) -> None:
    clerk, darwin = at("clerk"), world.people["Darwin Peraza"]
    review = clerk.fill(NATURAL, PERAZA | {"organisation": str(world.units["PMLA"])})
    text = text_of(review.text)
    assert "2 personas parecidas" in text
    assert f'href="/parties/{darwin}"' in review.text
    assert "1 ficha fuera de su alcance" in text
    assert "V-11222333" not in text, "a name gives nobody away"
    assert "Darwin Peraza: Se registró la persona" in text
    assert "Unidad Policía Municipal de Los Aleros" in text
    assert clerk.confirm(review, NATURAL).status_code == 422
    sent = controls(review.text) | {"confirmed": "1", "answers": f"same_person:{darwin},{namesake}"}
    assert clerk.post(NATURAL, sent).status_code == 302
    assert "Se separó de la ficha de" not in text


def test_whom_the_answer_told_apart_is_asked_about_no_more(at: At, world: World) -> None:
    clerk, darwin = at("clerk"), world.people["Darwin Peraza"]
    review = clerk.fill(NATURAL, PERAZA | {"organisation": str(world.units["PMLA"])})
    sent = controls(review.text) | {"confirmed": "1", "answers": f"same_person:{darwin}"}
    other = clerk.post(NATURAL, sent).headers["Location"]
    assert "Se separó de la ficha de Darwin Peraza: son dos personas." in text_of(clerk.get(other).text)
    assert "No hay fichas repetidas" in clerk.get("/parties/duplicates").text
    with snapshot(world.engine) as session:
        assert verify(session).fault is None
    third = world.do(RegisterParty, party_kind="natural", organisation=world.units["PMLA"], particulars=Particulars(
        document_kind="passport", document_country="VE", document_number="P1234", given_names="Darwin",
        family_names="Peraza", birth_date=date(1985, 4, 12))).entries[0]
    page = clerk.get("/parties/duplicates").text
    assert all(f'href="/parties/{party}"' in page for party in (darwin, other.rpartition("/")[2], third))
