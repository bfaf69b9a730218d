"""Requests on screen: asked from the form of the act, read by who decides, decided by another person."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from models.database import reading
from models.operational import AccessLog
from models.request import Request
from models.weapon import Weapon
from registry.operations.base import new_act_key
from registry.operations.correct import Correct
from registry.operations.make_request import MakeRequest
from registry.operations.perform import perform
from registry.operations.register_source import RegisterSource
from registry.operations.store import Store
from tests.registry.views.site import Browser, controls, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
CHANGE = {"value": "19", "standing": "seen", "reason": "Se leyó mal la corredera"}


def where(world: World, fact: str = "model", serial: str = "QVX 214") -> str:
    """The form that corrects a fact of the weapon an officer has: its registration is relied upon."""
    return f"/weapons/{world.weapons[serial]}/correct/{fact}"


def asked(at: At, world: World, **changes: str) -> str:
    """The address of a new request."""
    review = at("clerk").fill(where(world), CHANGE | changes)
    return at("clerk").ask(review, where(world)).location


def weapon_of(world: World, serial: str = "QVX 214") -> Weapon:
    with reading(world.engine) as session:
        return session.get_one(Weapon, world.weapons[serial])


def moved(world: World) -> None:
    world.do(Store, world.users["armourer"], weapons=(world.weapons["QVX 2O8"],),
             organisation=world.units["PMLA"], place="estante 7")


def state(world: World, address: str) -> str:
    with reading(world.engine) as session:
        return session.get_one(Request, int(address.rpartition("/")[2])).state


def test_the_review_says_that_another_person_decides_and_offers_nothing_else(at: At, world: World) -> None:
    page = at("clerk").fill(where(world), CHANGE).text
    assert "Queda en espera de otra persona" in text_of(page)
    assert re.findall(r'name="confirmed" value="(\w+)"', page) == ["asked"]
    assert "Asentar 1 hecho" not in page


def test_a_form_that_tries_to_record_it_alone_is_shown_the_review_again(at: At, world: World) -> None:
    review = at("clerk").fill(where(world), CHANGE)
    answer = at("clerk").confirm(review, where(world))
    assert answer.status_code == 200
    assert "Queda en espera de otra persona" in answer.text
    assert weapon_of(world).model == "17"


def test_what_one_may_do_alone_is_not_made_to_wait(at: At, world: World) -> None:
    address = where(world, serial="QVX 2O8")
    review = at("clerk").fill(address, CHANGE)
    assert "en espera" not in review.text
    at("clerk").confirm(review, address)
    assert weapon_of(world, "QVX 2O8").model == "19"


def test_who_asked_is_told_and_sees_it_among_his_own(at: At, world: World) -> None:
    clerk = at("clerk")
    page = clerk.ask(clerk.fill(where(world), CHANGE), where(world)).location
    told = text_of(clerk.get(page).text)
    assert "Quedó asentado: Solicitud de corrección, en espera de otra persona." in told
    listing = text_of(at("clerk").get("/requests").text)
    assert "Mis solicitudes" in listing
    assert "Corrección QVX 214" in listing
    assert "Por decidir" not in listing
    assert "La decide otra persona." in text_of(at("clerk").get(page).text)


def test_who_decides_finds_it_on_arriving_and_in_the_navigation(at: At, world: World) -> None:
    asked(at, world)
    start = text_of(at("approver").get("/start").text)
    assert "Por decidir (1)" in start
    assert "Solicitudes (1)" in start
    assert "Yelitza Marcano" in text_of(at("approver").get("/requests").text)
    assert "Solicitudes (1)" not in text_of(at("clerk").get("/start").text)


def test_the_page_says_exactly_what_would_be_recorded(at: At, world: World) -> None:
    page = text_of(at("approver").get(asked(at, world)).text)
    assert "Modelo 17 19" in page
    assert "Respaldo visto visto" in page
    assert "Motivo Se leyó mal la corredera" in page
    assert "Se corrigió modelo" in page
    assert "Yelitza Marcano" in page


def test_it_is_approved_with_one_button_and_the_weapon_is_corrected(at: At, world: World) -> None:
    page = asked(at, world)
    approver = at("approver")
    assert approver.approve(page).location == page
    told = text_of(approver.get(page).text)
    assert "Quedó asentado: Corrección, que otra persona solicitó." in told
    assert "Aprobada y asentada" in told
    assert "Aprobar y asentar" not in told
    assert weapon_of(world).model == "19"
    history = text_of(approver.get(f"/weapons/{world.weapons['QVX 214']}").text)
    assert "pidió Yelitza Marcano, aprobó Ramón Urdaneta" in history


def test_a_refusal_needs_a_reason_and_who_asked_reads_that_it_was_refused(at: At, world: World) -> None:
    page = asked(at, world)
    refuse = f"{page}/refuse"
    assert at("approver").fill(refuse, {"reason": ""}).status_code == 422
    at("approver").confirm(at("approver").fill(refuse, {"reason": "Falta el oficio"}), refuse)
    assert "Rechazada" in text_of(at("clerk").get(page).text)
    assert "Falta el oficio" in text_of(at("clerk").get(page).text)
    assert weapon_of(world).model == "17"


def test_who_asked_withdraws_it_and_finds_no_button_to_approve(at: At, world: World) -> None:
    page = asked(at, world)
    shown = at("clerk").get(page).text
    assert "Aprobar y asentar" not in shown
    assert f"{page}/withdraw" in shown
    at("clerk").confirm(at("clerk").fill(f"{page}/withdraw", {}), f"{page}/withdraw")
    assert state(world, page) == "withdrawn"
    assert "Retirada" in text_of(at("approver").get(page).text)


def test_an_approver_does_not_approve_what_he_asked_himself(at: At, world: World) -> None:
    world.user("second_approver", "approver", "PMLA", "Eva", "Luz")
    review = at("approver").fill(where(world), CHANGE)
    page = at("approver").ask(review, where(world)).location
    shown = at("approver").get(page).text
    assert "Aprobar y asentar" not in shown
    sent = at("approver").post(f"{page}/approve", controls(shown) | {
        "confirmed": "1", "act": new_act_key(), "claimed_at": "2026-01-10T10:00", "things": ""})
    assert sent.status_code == 422
    assert (state(world, page), weapon_of(world).model) == ("open", "17")


def test_what_changed_since_is_told_and_it_cannot_be_approved(at: At, world: World) -> None:
    address = where(world, "weapon_class", "QVX 2O8")
    review = at("clerk").fill(address, {"value": "war", "standing": "seen", "reason": "Oficio 118"})
    page = at("clerk").ask(review, address).location
    form = controls(at("approver").get(page).text)
    moved(world)
    shown = text_of(at("approver").get(page).text)
    assert "Algo cambió desde que se solicitó" in shown
    assert "estante 7" in shown
    assert "Aprobar y asentar" not in shown
    answer = at("approver").post(f"{page}/approve", form | {"confirmed": "1"})
    assert answer.status_code == 422
    assert weapon_of(world, "QVX 2O8").weapon_class == "organic"


def test_one_past_its_time_says_so_and_waits_for_nobody(at: At, world: World) -> None:
    page = asked(at, world)
    with world.engine.begin() as connection:
        connection.execute(text("UPDATE request SET expires_at = '2020-01-01T00:00:00.000000Z'"))
    assert "Vencida" in text_of(at("clerk").get(page).text)
    assert "Nada espera su decisión" in text_of(at("approver").get("/requests").text)


def test_one_whose_content_was_changed_is_not_shown_as_what_was_asked(at: At, world: World) -> None:
    page = asked(at, world)
    with world.engine.begin() as connection:
        connection.execute(text("UPDATE request_content SET content = REPLACE(content, '19', '20')"))
    shown = text_of(at("approver").get(page).text)
    assert "No se puede leer lo que se solicitó" in shown
    assert "Aprobar y asentar" not in shown


def test_the_page_of_the_weapon_says_that_a_request_waits(at: At, world: World) -> None:
    page = asked(at, world)
    address = f"/weapons/{world.weapons['QVX 214']}"
    shown = at("clerk").get(address).text
    assert "Hay una solicitud en espera: corrección, hecha por Yelitza Marcano" in text_of(shown)
    assert f'href="{page}"' in shown
    assert "Hay una solicitud en espera" in at("armourer").get(address).text
    assert f'href="{page}"' not in at("armourer").get(address).text


def test_nobody_of_another_body_finds_it(at: At, world: World) -> None:
    page = asked(at, world)
    assert at("port_clerk").get(page).status_code == 404
    assert "QVX 214" not in at("port_clerk").get("/requests").text


@pytest.mark.parametrize("name", ["clerk", "approver", "administrator", "auditor", "inspector"])
def test_who_has_none_is_told_what_will_stand_there(at: At, name: str) -> None:
    assert "No ha hecho ninguna solicitud" in at(name).get("/requests").text


def test_the_identity_of_a_person_is_shown_only_with_a_note_of_who_looked(at: At, world: World) -> None:
    darwin = world.people["Darwin Peraza"]
    address = f"/parties/{darwin}/correct"
    review = at("clerk").fill(address, {"cause": "name_change", "family_names": "Peraza Rojas", "reason": "Sentencia"})
    page = at("clerk").ask(review, address).location
    shown = text_of(at("approver").get(page).text)
    assert "Apellidos Peraza Peraza Rojas" in shown
    assert "Cédula" not in shown
    with reading(world.engine) as session:
        looks = session.query(AccessLog).filter_by(party_id=darwin, page="request.page").count()
    assert looks >= 1
    assert "Hay una solicitud en espera" in at("clerk").get(f"/parties/{darwin}").text


def test_a_large_list_is_told_by_its_name_its_rows_and_its_digest(at: At, world: World) -> None:
    wanted = RegisterSource(act=new_act_key(), claimed_at=datetime.now(UTC), source_kind="file", title="Parque.csv",
                            organisation=world.units["PMLA"], rows=3000, file_digest="0f" * 32, mapping="1e" * 32)
    request = perform(world.engine, MakeRequest.of(wanted), world.users["clerk"]).entries[0]
    shown = text_of(at("approver").get(f"/requests/{request}").text)
    for words in ("Parque.csv", "3.000", "0f" * 32, "Policía Municipal de Los Aleros", "Aprobar y asentar"):
        assert words in shown


def test_a_long_list_of_ones_own_goes_on_where_it_ended(at: At, world: World) -> None:
    weapon = world.weapons["QVX 214"]
    for number in range(51):
        wanted = Correct(act=new_act_key(), claimed_at=datetime.now(UTC), weapon=weapon, fact="model",
                         value=f"19-{number}", standing="seen", reason="Error")
        perform(world.engine, MakeRequest.of(wanted), world.users["clerk"])
    page = at("clerk").get("/requests").text
    assert page.count("/requests/") >= 50
    [more] = re.findall(r'href="(/requests\?before=\d+)"', page)
    assert at("clerk").get(more).text.count('href="/requests/') == 1
    assert "Se muestran las 50" in text_of(at("approver").get("/requests").text)
