"""Registering a weapon through the form: what is asked, what is refused and where, and that nothing typed is lost."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from marking.registry_number import registry_number
from models.database import reading
from models.weapon import Component, Weapon
from tests.registry.views.registering import FORM, MOSSBERG, At, focused, refused, registered, stored, twice
from tests.registry.views.site import controls, text_of
from tests.registry.views.world import World


def test_the_form_waits_for_who_may_register(at: At) -> None:
    assert at("clerk").get(FORM).status_code == 200
    assert at("armourer").get(FORM).status_code == 403


def test_nothing_is_recorded_before_the_review_is_confirmed(at: At, world: World) -> None:
    review = at("clerk").fill(FORM, MOSSBERG)
    assert review.status_code == 200
    text = text_of(review.text)
    assert "Todavía no se ha asentado nada." in text
    assert "Serial (tal como está marcado) P 482017 Visto" in text
    assert "Fabricante, país de fabricación O.F. Mossberg & Sons, Estados Unidos Visto" in text
    with reading(world.engine) as session:
        assert session.scalar(select(func.count()).select_from(Weapon)) == len(world.weapons)


def test_a_confirmed_review_registers_the_weapon(at: At, world: World) -> None:
    answer = registered(at, {})
    weapon = stored(world, "P 482017")
    assert answer.location == f"/weapons/{weapon.id}"
    assert (weapon.country, weapon.year, weapon.status) == ("US", 2014, "in_store")
    assert weapon.standings["importer"] == "not_recorded"
    assert weapon.custodian == weapon.owner == f"organisation:{world.units['PMLA']}"


def test_the_weapons_page_says_first_what_was_recorded_and_how_to_go_on(at: At, world: World) -> None:
    browser = at("clerk")
    page = browser.get(browser.confirm(browser.fill(FORM, MOSSBERG), FORM).location).text
    weapon = stored(world, "P 482017").id
    text = text_of(page)
    assert f"Quedó asentado: inscripción del arma {registry_number(weapon)}." in text
    assert f"Acto {weapon - 1}, asiento {weapon}." in text
    assert f'<a href="{FORM}?repeat=1">Registrar otra igual</a>' in page


def test_sent_twice_it_happens_once(at: At, world: World) -> None:
    browser = at("clerk")
    review = browser.fill(FORM, MOSSBERG)
    first, second = browser.confirm(review, FORM), browser.confirm(review, FORM)
    assert first.location == second.location == f"/weapons/{stored(world, 'P 482017').id}"


def test_two_readings_that_differ_are_told_apart_and_both_kept(at: At) -> None:
    answer = at("clerk").fill(FORM, MOSSBERG | {"serial_again": "P 4820l7"})
    refused(answer, "El 7.º carácter: primero cifra 1, después letra l. Vuelva a leer el arma.")
    kept = controls(answer.text)
    assert (kept["serial"], kept["serial_again"]) == ("P 482017", "P 4820l7")


def test_a_serial_read_once_is_not_enough(at: At) -> None:
    refused(at("clerk").fill(FORM, MOSSBERG | {"serial_again": ""}), "primero letra P, después nada")


@pytest.mark.parametrize(
    ("field", "sentence"),
    [("owner_kind", "Escriba una persona o un organismo, o elija «desconocido»."),
     ("custodian_kind", "Escriba una persona o una unidad, o elija «por localizar».")],
)  # fmt: skip
def test_somebody_else_must_be_named(at: At, field: str, sentence: str) -> None:
    refused(at("clerk").fill(FORM, MOSSBERG | {field: "named"}), sentence)


@pytest.mark.parametrize("fields", [{"custodian": "V-99999999"}, {"owner": "PDP", "owner_kind": "unknown"}])
def test_a_name_that_was_typed_beside_another_choice_is_not_dropped(at: At, fields: dict[str, str]) -> None:
    refused(at("clerk").fill(FORM, MOSSBERG | fields), f"Escribió «{next(iter(fields.values()))}»: elija")


def test_a_long_text_is_told_and_never_cut_by_the_control(at: At) -> None:
    assert "maxlength" not in at("clerk").get(FORM).text
    refused(at("clerk").fill(FORM, MOSSBERG | {"make": "M" * 121}), "Escriba a lo sumo 120 caracteres.")


def test_a_serial_keeps_every_space_and_sign(at: At, world: World) -> None:
    registered(at, twice("A  1-B/2"))
    assert stored(world, "A  1-B/2").serial_normalised == "A1B2"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("year", "2962", "2962 todavía no ha llegado."), ("year", "20", "Escriba el año con cuatro cifras"),
        ("country", "Atlántida", "Elija un país de la lista."), ("make", "", "Escriba el dato, o diga por qué"),
        ("serial", "", "Los dos no son iguales"), ("unit", "Ninguna", "No hay una unidad con ese nombre"),
        ("unit", "", "Escriba la unidad que responde por el arma."), ("weapon_class", "", "Escriba el dato, o diga"),
        ("claimed_at", "2962-01-01T10:00", "La fecha del hecho todavía no ha llegado."),
    ],
)  # fmt: skip
def test_a_wrong_datum_is_told_beside_its_field_and_nothing_typed_is_lost(
    at: At, field: str, value: str, sentence: str
) -> None:
    answer = at("clerk").fill(FORM, MOSSBERG | {field: value})
    refused(answer, sentence, "Hay 1 dato que corregir")
    assert controls(answer.text)["manufacturer"] == "O.F. Mossberg & Sons"
    assert controls(answer.text)[field] == value
    marked = "serial_again" if field == "serial" else field
    assert re.search(rf'id="{marked}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="{marked}"', answer.text)


def test_everything_wrong_is_told_at_once(at: At) -> None:
    answer = at("clerk").fill(FORM, MOSSBERG | {"make": "", "model": "", "year": "2962"})
    refused(answer, "Hay 3 datos que corregir")
    unread = at("clerk").fill(FORM, MOSSBERG | {"make": "", "year": "2962", "serial_again": ""})
    refused(unread, "Hay 3 datos que corregir", "2962 todavía no ha llegado.", "después nada")


def test_what_is_not_known_says_so(at: At, world: World) -> None:
    registered(at, {"year": "", "standing_year": "illegible", "model": "", "standing_model": "unknown"})
    weapon = stored(world, "P 482017")
    assert (weapon.year, weapon.standings["year"], weapon.standings["model"]) == (None, "illegible", "unknown")


def test_from_a_book_every_fact_is_as_booked_but_what_says_otherwise(at: At, world: World) -> None:
    registered(at, {"basis": "as_booked", "book": "Libro de armamento", "folio": "41", "line": "13",
                    "standing_serial": "contradicted", "custodian_kind": "to_be_located"})
    weapon = stored(world, "P 482017")
    assert (weapon.standings["make"], weapon.standings["serial"]) == ("as_booked", "contradicted")
    assert (weapon.status, weapon.last_seen_at) == ("to_be_located", None)


def test_an_obliterated_serial_is_a_case_of_its_own_and_has_one_word(at: At, world: World) -> None:
    without = {"serial": "", "serial_again": "", "serial_status": "obliterated"}
    review = text_of(at("clerk").fill(FORM, MOSSBERG | without).text)
    assert "Serial (tal como está marcado) Devastado Devastado" in review
    assert "legible" not in review
    answer = registered(at, without)
    page = at("clerk").get(answer.location)
    assert "Serial devastado" in text_of(page.text)
    assert "Serial (tal como está marcado) Devastado Devastado" in text_of(page.text)
    with reading(world.engine) as session:
        weapon = session.get_one(Weapon, int(answer.location.rpartition("/")[2]))
    assert (weapon.serial, weapon.identity, weapon.standings["serial"]) == (None, None, "illegible")


def test_a_duplicate_is_refused_with_the_other_weapon_at_hand(at: At, world: World) -> None:
    same = {"make": "glock", "model": "17", "calibre": "9x19 mm Parabellum"} | twice("qvx-2o8")
    answer = at("clerk").fill(FORM, MOSSBERG | same)
    refused(answer, "Ya hay un arma con esta marca, modelo, calibre y serial.")
    assert f'href="/weapons/{world.weapons["QVX 2O8"]}"' in answer.text


def test_a_duplicate_of_another_body_gives_no_way_to_it(at: At, world: World) -> None:
    same = {"make": "Glock", "model": "17", "calibre": "9 × 19 mm Parabellum"} | twice("PDP 001")
    answer = at("clerk").fill(FORM, MOSSBERG | same)
    refused(answer, "Registrada; pertenece a otro organismo")
    assert f"/weapons/{world.weapons['PDP 001']}" not in answer.text


def test_a_unit_out_of_reach_is_refused(at: At) -> None:
    answer = at("clerk").fill(FORM, MOSSBERG | {"unit": "PDP"})
    refused(answer, "Su rol no permite este acto aquí.")


def test_an_owner_is_found_by_his_document(at: At, world: World) -> None:
    registered(at, {"weapon_class": "sporting", "owner_kind": "named", "owner": world.documents["José Colina"]})
    assert stored(world, "P 482017").owner == f"party:{world.people['José Colina']}"


def test_a_person_who_has_it_is_found_by_his_badge(at: At, world: World) -> None:
    registered(at, {"custodian_kind": "named", "custodian": "3420"})
    weapon = stored(world, "P 482017")
    assert (weapon.custodian, weapon.status) == (f"party:{world.people['José Colina']}", "active")


def test_an_owner_nobody_knows_is_refused_beside_the_field(at: At) -> None:
    refused(at("clerk").fill(FORM, MOSSBERG | {"owner_kind": "named", "owner": "V-1"}),
            "No hay una persona ni un organismo con ese dato.")


def test_parts_are_recorded_with_their_serials(at: At, world: World) -> None:
    registered(at, {"parts-0-kind": "barrel", "parts-0-serial": "C 1", "parts-2-kind": "bolt", "parts-2-serial": "B 2"})
    with reading(world.engine) as session:
        parts = session.scalars(select(Component).order_by(Component.position)).all()
    assert [(part.kind, part.serial, part.standing) for part in parts] == [
        ("barrel", "C 1", "seen"), ("bolt", "B 2", "seen")]  # fmt: skip


def test_a_row_more_keeps_what_was_typed(at: At) -> None:
    answer = at("clerk").fill(FORM, MOSSBERG | {"parts-0-serial": "C 1", "more_parts": "1"})
    kept = controls(answer.text)
    assert "parts-3-serial" in kept
    assert (kept["parts-0-serial"], kept["serial"]) == ("C 1", "P 482017")


def test_the_first_field_has_the_focus_unless_something_is_wrong(at: At) -> None:
    browser = at("clerk")
    assert focused(browser.get(FORM).text) == ["basis-0"]
    registered(at, {"basis": "as_booked", "book": "Libro 2", "line": "7"})
    assert focused(browser.get(f"{FORM}?repeat=1").text) == ["folio"]
    wrong = browser.fill(FORM, MOSSBERG | {"year": "20"})
    assert focused(wrong.text) == [""]
    assert re.search(r'<div class="tz-errors"[^>]*autofocus', wrong.text)


def test_a_row_just_added_has_the_focus(at: At) -> None:
    assert focused(at("clerk").fill(FORM, MOSSBERG | {"more_parts": "1"}).text) == ["parts-3-kind"]


def test_what_other_weapons_of_a_model_say_is_offered_within_reach_alone(at: At, world: World) -> None:
    asked = "/suggestions/facts?make=Mossberg&model=590"
    assert at("clerk").get(asked).json == {}
    booked = {"basis": "as_booked", "book": "Libro 2", "folio": "3", "line": "1", "custodian_kind": "to_be_located"}
    registered(at, booked | {"model": "590", "standing_action": "contradicted"})
    told = at("clerk").get(asked).json
    assert told["manufacturer"]["value"] == "O.F. Mossberg & Sons"
    assert told["country"]["words"] == "F4: Estados Unidos, como en otras de esta marca y modelo"
    assert "action" not in told
    assert at("port_clerk").get(asked).json == {}


def test_the_catalogue_suggests_while_typing(at: At) -> None:
    assert at("clerk").get("/suggestions/make?q=gl").json == ["Glock"]
    assert at("clerk").get("/suggestions/model?q=50").json == ["500"]
    assert at("clerk").get("/suggestions/model?make=mossberg&q=").json == ["500"]
    assert at("clerk").get("/suggestions/country?q=venez").json == ["Venezuela"]
    assert at("clerk").get("/suggestions/unit?q=polic").json == ["Policía Municipal de Los Aleros (PMLA)"]


def test_going_back_from_the_review_keeps_everything(at: At) -> None:
    browser = at("clerk")
    review = browser.fill(FORM, MOSSBERG)
    form = browser.post(FORM, controls(review.text) | {"back": "1"})
    assert form.status_code == 200
    assert {name: controls(form.text)[name] for name in MOSSBERG} == MOSSBERG
