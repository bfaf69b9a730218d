"""The search box: what is read or typed exactly leads to its record, and what is elsewhere gives nothing away."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from marking.registry_number import registry_number
from models.database import reading
from models.document import Label
from models.operational import AccessLog
from proof import label_token
from registry.operations.issue_label import IssueLabel
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.rename_organisation import RenameOrganisation
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]


def labelled(world: World, serial: str) -> label_token.LabelToken:
    done = world.do(IssueLabel, weapons=(world.weapons[serial],))
    with reading(world.engine) as session:
        return label_token.parse(session.get_one(Label, done.entries[-1]).token)


@pytest.mark.parametrize("typed", ["QVX 2O8", "qvx2o8", " Qvx-2O8 "])
def test_a_serial_however_spaced_opens_its_weapon(at: At, world: World, typed: str) -> None:
    answer = at("clerk").get(f"/search?q={typed}")
    assert answer.location == f"/weapons/{world.weapons['QVX 2O8']}"


def test_a_look_alike_is_not_the_serial(at: At) -> None:
    answer = at("clerk").get("/search?q=QVX+208")
    assert answer.status_code == 200
    assert "serial que se confunde con lo escrito" in answer.text


def test_a_registry_number_opens_its_weapon(at: At, world: World) -> None:
    weapon = world.weapons["HK-70113"]
    assert at("clerk").get(f"/search?q={registry_number(weapon)}").location == f"/weapons/{weapon}"


def test_a_registry_number_without_its_letter_is_proposed_with_it_and_not_opened(at: At, world: World) -> None:
    weapon = world.weapons["HK-70113"]
    for typed in (str(weapon), f"{weapon:07d}"):
        answer = at("clerk").get(f"/search?q={typed}")
        assert answer.status_code == 200
        assert f"¿Buscaba el número de registro {registry_number(weapon)}?" in answer.text
        assert f'href="/weapons/{weapon}"' in answer.text
    assert "¿Buscaba el número" not in at("port_clerk").get(f"/search?q={weapon}").text


def test_a_badge_opens_its_officer_where_he_serves(at: At, world: World) -> None:
    assert at("clerk").get("/search?q=3420").location == f"/parties/{world.people['José Colina']}"
    assert at("port_clerk").get("/search?q=3420").status_code == 200


def test_a_serial_that_was_not_read_whole_is_found_as_it_is_shown(at: At, world: World) -> None:
    weapon = world.weapon("ZKD41?2", "PMLA")
    page = at("clerk").get("/search", query={"q": "ZKD41?2"}).text
    assert f'href="/weapons/{weapon}"' in page


def test_a_label_opens_its_weapon_by_token_by_code_and_by_address(at: At, world: World) -> None:
    token = labelled(world, "HK-70113")
    for read in (token.text(), token.human_code(), f"https://registro.example/v/{token.text()}"):
        assert at("clerk").get("/search", query={"q": read}).location == f"/weapons/{world.weapons['HK-70113']}"


def test_every_code_a_page_shows_of_a_label_is_accepted(at: At, world: World) -> None:
    weapon = world.weapons["HK-70113"]
    [entry] = world.do(IssueLabel, world.users["clerk"], weapons=(weapon,)).entries
    with reading(world.engine) as session:
        start = session.get_one(Label, entry).code[:4]
    for page in (f"/weapons/{weapon}", f"/labels/{entry}-{entry}", f"/acts/{entry - 1}"):
        text = text_of(at("clerk").get(page).text)
        codes = re.findall(rf"\b{start}-?[0-9A-Z]{{4}}(?: [0-9A-Z]{{2}}\b)?", text)
        assert codes
        for code in codes:
            assert at("clerk").get("/search", query={"q": code}).location == f"/weapons/{weapon}"


@pytest.mark.parametrize(("typed", "said"), [("7QK4-M2XD", True), ("7QK4-M2XD RT", False), ("QVX 9999", False)])
def test_a_code_without_its_check_pair_is_told_what_it_lacks(at: At, typed: str, said: bool) -> None:
    text = text_of(at("clerk").get("/search", query={"q": typed}).text)
    assert ("Escriba el código entero, con sus dos últimos caracteres" in text) is said
    assert not said or text.index("¿Es el código de una etiqueta") < text.index("No se encontró")


def test_half_a_code_tells_nobody_whether_there_is_such_a_label(at: At, world: World) -> None:
    half = labelled(world, "HK-70113").human_code()[:9]
    for who in ("clerk", "port_clerk"):
        real, invented = (text_of(at(who).get("/search", query={"q": code}).text) for code in (half, "7QK4-M2XD"))
        assert "¿Es el código de una etiqueta" in real
        assert real.replace(half, "7QK4-M2XD") == invented


def test_a_revoked_label_says_so(at: At, world: World) -> None:
    old = labelled(world, "HK-70113")
    labelled(world, "HK-70113")
    opened = at("clerk").get(f"/search?q={old.text()}")
    assert "La etiqueta que leyó está revocada" in at("clerk").get(opened.location).text


def test_several_weapons_with_one_serial_are_listed(at: At, world: World) -> None:
    world.weapon("HK-70113", "PMLA", make="Heckler & Koch", model="MP5")
    text = text_of(at("clerk").get("/search?q=HK70113").text)
    assert text.count("por su serial") == 2


@pytest.mark.parametrize("how", ["serial", "number", "label"])
def test_a_weapon_of_another_body_is_said_to_be_elsewhere_and_nothing_more(at: At, world: World, how: str) -> None:
    typed = {"serial": "PDP 001", "number": registry_number(world.weapons["PDP 001"]),
             "label": labelled(world, "PDP 001").text()}[how]  # fmt: skip
    answer = at("clerk").get("/search", query={"q": typed})
    assert answer.status_code == 200
    assert "Registrada; pertenece a otro organismo" in answer.text
    assert "Glock" not in answer.text
    assert "Puerto" not in answer.text


def test_part_of_a_serial_tells_nothing_of_another_body(at: At) -> None:
    assert "pertenece a otro organismo" not in at("clerk").get("/search?q=PDP+00").text


@pytest.mark.parametrize(("typed", "why"), [
    ("VX2", "serial que contiene lo escrito"), ("Q?X*", "demasiado abierto"),
    ("Q?X2O8", "serial que responde al patrón"), ("*X2O8", "serial que responde al patrón"),
])
def test_why_a_number_is_near_is_said(at: At, typed: str, why: str) -> None:
    assert why in text_of(at("clerk").get("/search", query={"q": typed}).text)


def test_words_of_a_name_find_the_person_and_the_look_is_written_down(at: At, world: World) -> None:
    answer = at("clerk").get("/search?q=darwin+peraza")
    assert "Personas con ese nombre" in answer.text
    with reading(world.engine) as session:
        looked = session.scalars(select(AccessLog.party_id).where(AccessLog.page == "search.results")).all()
    assert looked == [world.people["Darwin Peraza"]]


def test_a_name_is_no_persons_of_another_body(at: At) -> None:
    assert "No se encontró" in at("armourer").get("/search?q=iris+medina").text


def test_who_may_not_read_weapons_is_told_nothing_of_them(at: At) -> None:
    text = at("administrator").get("/search?q=PDP+001").text
    assert "pertenece a otro organismo" not in text
    assert "No se encontró" in text


def test_a_cedula_opens_its_person(at: At, world: World) -> None:
    party = world.people["Darwin Peraza"]
    answer = at("clerk").get(f"/search?q={world.documents['Darwin Peraza']}")
    assert answer.location == f"/parties/{party}"


def test_an_armourer_does_not_find_the_officers_of_another_body(at: At, world: World) -> None:
    assert "No se encontró" in at("armourer").get(f"/search?q={world.documents['Iris Medina']}").text


def test_nothing_found_says_what_was_tried(at: At) -> None:
    text = text_of(at("clerk").get("/search?q=ZZZ+999").text)
    assert "número de registro, etiqueta, número o código de documento, cédula, RIF o credencial" in text


def test_an_empty_search_asks_what_for(at: At) -> None:
    assert "Escriba o lea qué busca" in at("clerk").get("/search?q=").text


@pytest.mark.parametrize("typed", ["%", "_", "'; --", "\u202e\x00", "x" * 5000, "ß" * 40])
def test_whatever_is_typed_is_answered(at: At, typed: str) -> None:
    assert at("clerk").get("/search", query={"q": typed}).status_code == 200


def test_a_unit_is_found_by_the_names_and_codes_it_has_and_had(at: At, world: World) -> None:
    for name, code in (("Estación Norte", "PMLAN"), ("Parque Central", "PMLAC")):
        world.unit(name, "unit", code, "PMLA")
    clerk, north, central = at("clerk"), world.units["PMLAN"], world.units["PMLAC"]
    world.do(RenameOrganisation, organisation=north, organisation_name="Estación Los Mangos")
    assert {clerk.get(f"/search?q={typed}").location for typed in ("pmlan", "estacion los mangos")} == {
        f"/organisations/{north}"}
    assert "se llamó «Estación Norte»" in clerk.get("/search?q=estacion+norte").text
    world.do(MergeOrganisation, organisation=north, into=central, order_number="7", ordered_on=date(2026, 1, 7))
    said = "se le unió Estación Los Mangos (PMLAN), que se llamó «Estación Norte»"
    assert said in clerk.get("/search?q=estacion+norte").text
    assert "se le unió Estación Los Mangos (PMLAN)" in clerk.get("/search?q=PMLAN").text
    listed = clerk.get("/organisations?text=Estación+Norte").text
    assert said in listed
    assert "unido a otro · se llamó «Estación Norte»" in listed
    assert "se le unió" not in at("port_clerk").get("/search?q=estacion+norte").text
