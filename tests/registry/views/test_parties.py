"""Persons on their pages: found within reach, each look written down, weapons to recover told first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from models.database import reading
from models.operational import AccessLog
from models.party import Party, PartyIdentity
from tests.registry.views.site import Browser, controls
from tests.registry.views.world import World

At = Callable[[str], Browser]


def looks(world: World) -> list[tuple[int, int, str]]:
    with reading(world.engine) as session:
        rows = session.scalars(select(AccessLog).order_by(AccessLog.id))
        return [(row.user_id, row.party_id, row.page) for row in rows]


def identity(world: World, party: int) -> PartyIdentity:
    with reading(world.engine) as session:
        return session.get_one(PartyIdentity, session.get_one(Party, party).identity)


def test_nobody_is_listed_without_being_looked_for(at: At, world: World) -> None:
    assert "Peraza" not in at("clerk").get("/parties").text
    assert looks(world) == []


@pytest.mark.parametrize("text", ["peraza", "DARWIN Peráza", "3417", "per dar"])
def test_a_person_is_found_by_name_or_badge_and_the_look_is_written_down(at: At, world: World, text: str) -> None:
    assert "Darwin Peraza" in at("clerk").get(f"/parties?text={text}").text
    assert looks(world) == [(world.users["clerk"], world.people["Darwin Peraza"], "party.listing")]


def test_a_person_is_found_by_cedula_however_it_is_typed(at: At, world: World) -> None:
    number = identity(world, world.people["Darwin Peraza"]).document_number
    for typed in (number, number.replace("-", " ").lower(), number.removeprefix("V-")):
        assert "Darwin Peraza" in at("clerk").get(f"/parties?text={typed}").text


def test_the_page_is_one_look(at: At, world: World) -> None:
    darwin = world.people["Darwin Peraza"]
    page = at("armourer").get(f"/parties/{darwin}")
    assert page.status_code == 200
    assert "QVX 214" in page.text
    assert looks(world) == [(world.users["armourer"], darwin, "party.page")]


def test_an_officer_of_another_body_does_not_exist_for_an_armourer(at: At, world: World) -> None:
    assert at("port_armourer").get(f"/parties/{world.people['Darwin Peraza']}").status_code == 404
    assert looks(world) == []


def test_weapons_of_another_body_are_counted_and_not_shown(at: At, world: World) -> None:
    at("port_clerk").get("/parties", {"text": world.documents["Darwin Peraza"]})
    page = at("port_clerk").get(f"/parties/{world.people['Darwin Peraza']}").text
    assert "QVX 214" not in page
    assert "1 arma más está fuera de su alcance" in page


def test_a_suspension_is_reviewed_then_recorded_and_tells_what_to_recover(at: At, world: World) -> None:
    darwin, approver = world.people["Darwin Peraza"], at("approver")
    address = f"/parties/{darwin}/suspend"
    review = approver.fill(address, {"reason": "Procedimiento disciplinario 41"})
    assert "no puede recibir armas" in review.text
    assert approver.confirm(review, address).headers["Location"].endswith(f"/parties/{darwin}")
    page = approver.get(f"/parties/{darwin}").text
    assert "Hay 1 arma que recuperar" in page
    assert "Levantar la suspensión" in page


def test_a_citizen_is_registered_after_a_review_that_shows_the_identity(at: At, world: World) -> None:
    clerk = at("clerk")
    typed = {"document_kind": "identity_card", "document_number": "v 9.876.543", "given_names": "Iris",
             "family_names": "Núñez"}
    review = clerk.fill("/parties/register", typed)
    assert "V-9876543" in review.text
    assert "Núñez" in review.text
    done = clerk.confirm(review, "/parties/register")
    party = int(done.headers["Location"].rpartition("/")[2])
    assert identity(world, party).name == "Iris Núñez"


def test_a_company_is_registered_under_its_rif(at: At, world: World) -> None:
    clerk, address = at("clerk"), "/parties/register?kind=legal"
    review = clerk.fill(address, {"document_number": "G200000414", "legal_name": "Policía del Puerto"})
    done = clerk.confirm(review, address)
    assert identity(world, int(done.headers["Location"].rpartition("/")[2])).document_number == "G-20000041-4"


def test_what_is_wrong_comes_back_beside_its_field_with_everything_typed(at: At) -> None:
    page = at("clerk").fill("/parties/register", {"document_number": "V-0", "given_names": "Iris",
                                                  "family_names": "Núñez", "birth_date": "2031-01-01"})
    assert page.status_code == 422
    assert "hasta nueve cifras" in page.text
    assert "todavía no ha llegado" in page.text
    assert 'value="Núñez"' in page.text


def test_a_correction_begins_with_what_is_known(at: At, world: World) -> None:
    darwin, clerk = world.people["Darwin Peraza"], at("clerk")
    address = f"/parties/{darwin}/correct"
    assert 'value="Peraza"' in clerk.get(address).text
    review = clerk.fill(address, {"cause": "name_change", "family_names": "Peraza Rojas", "reason": "Sentencia 118"})
    asked = clerk.ask(review, address).location
    assert identity(world, darwin).name == "Darwin Peraza"
    at("approver").approve(asked)
    assert identity(world, darwin).name == "Darwin Peraza Rojas"


def test_an_officer_changes_unit_and_a_death_is_recorded(at: At, world: World) -> None:
    jose, clerk = world.people["José Colina"], at("clerk")
    clerk.confirm(clerk.fill(f"/parties/{jose}/assign", {"organisation": ""}), f"/parties/{jose}/assign")
    died = {"died_on": "2026-01-05", "reason": "Acta de defunción 118"}
    clerk.confirm(clerk.fill(f"/parties/{jose}/death", died), f"/parties/{jose}/death")
    page = clerk.get(f"/parties/{jose}").text
    assert "Fallecimiento asentado" in page
    assert "Asentar el fallecimiento" not in page


def test_a_death_before_what_the_person_received_is_asked_and_the_weapon_is_told_to_be_recovered(
        at: At, world: World) -> None:
    darwin, weapon, clerk = world.people["Darwin Peraza"], world.weapons["QVX 214"], at("clerk")
    address = f"/parties/{darwin}/death"
    review = clerk.fill(address, {"died_on": "2026-01-05", "reason": "Acta de defunción 118"})
    assert "Quedará 1 arma por recuperar" in review.text
    assert "QVX 214" in review.text
    assert "Consta que recibió 1 arma después" in review.text
    assert "Hay 1 pregunta sin responder" in clerk.confirm(review, address).text
    clerk.post(address, controls(review.text) | {"confirmed": "1", "answers": f"received_after_end:{weapon}"})
    page = clerk.get(f"/weapons/{weapon}").text
    assert "Arma por recuperar" in page
    assert "Falleció el 5 ene 2026" in page
    assert "datos contradictorios 1" in page


def test_a_death_recorded_of_the_wrong_person_is_taken_back_by_two(at: At, world: World) -> None:
    jose, clerk = world.people["José Colina"], at("clerk")
    clerk.confirm(clerk.fill(f"/parties/{jose}/death", {"died_on": "2026-01-05", "reason": "Acta 118"}),
                  f"/parties/{jose}/death")
    assert "Corregir el fallecimiento o la disolución" in clerk.get(f"/parties/{jose}").text
    address = f"/parties/{jose}/death/correct"
    review = clerk.fill(address, {"is_alive": "y", "reason": "El acta es de su hermano"})
    assert "Se dejó sin efecto" in review.text
    request = clerk.ask(review, address).location
    page = at("approver").get(request).text
    assert "El acta es de su hermano" in page
    assert "Corrección de fallecimiento o disolución" in page
    assert at("approver").approve(request).status_code == 302
    page = at("clerk").get(f"/parties/{jose}").text
    assert "Sin impedimento asentado" in page
    assert "sin efecto" in page


def test_an_approver_of_another_body_suspends_nobody_here(at: At, world: World) -> None:
    assert at("port_clerk").get(f"/parties/{world.people['Darwin Peraza']}/suspend").status_code == 403
