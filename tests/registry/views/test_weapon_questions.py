"""What is asked before a weapon is recorded: unlikely things, weapons alike, and the book a fact rests on."""

from __future__ import annotations

import pytest

from marking.registry_number import registry_number
from tests.registry.views.registering import FORM, MOSSBERG, At, refused, stored, twice
from tests.registry.views.site import controls, text_of
from tests.registry.views.world import World


def test_a_serial_that_could_be_misread_is_compared_before_recording(at: At, world: World) -> None:
    text = text_of(at("clerk").fill(FORM, MOSSBERG | twice("QVX 208")).text)
    assert "1 coincidencia aproximada" in text
    assert "posición 5: aquí 0, allí O" in text
    assert "coincidencia" not in at("port_clerk").fill(FORM, MOSSBERG | twice("QVX 208") | {"unit": "PDP"}).text


def test_a_weapon_alike_is_recorded_only_when_it_was_said_to_be_another(at: At, world: World) -> None:
    browser, other = at("clerk"), world.weapons["QVX 2O8"]
    review = browser.fill(FORM, MOSSBERG | twice("QVX 208"))
    assert f'href="/weapons/{other}"' in review.text
    assert "son dos armas" not in text_of(review.text), "an answer is stated before it was chosen"
    unanswered = browser.confirm(review, FORM)
    refused(unanswered, "Hay 1 pregunta sin responder", "Márquelo si es así.")
    assert controls(unanswered.text)["serial"] == "QVX 208"
    answer = browser.post(FORM, controls(unanswered.text) | {"confirmed": "1", "answers": f"alike:{other}"})
    weapon = stored(world, "QVX 208")
    assert answer.location == f"/weapons/{weapon.id}"
    history = text_of(browser.get(answer.location).text).split("Historial")[1]
    assert f"Se distinguió del arma {registry_number(other)}, de serial parecido: son dos armas." in history


def test_a_spelling_the_catalogue_knows_is_told_with_what_will_be_kept(at: At, world: World) -> None:
    review = text_of(at("clerk").fill(FORM, MOSSBERG | {"calibre": "9x19 MM PARABELLUM"}).text)
    assert "Calibre 9 × 19 mm Parabellum" in review
    assert "Calibre 9x19 MM PARABELLUM" in review


def test_an_answer_about_other_weapons_is_no_answer(at: At, world: World) -> None:
    browser = at("clerk")
    review = browser.fill(FORM, MOSSBERG | twice("QVX 208"))
    wrong = {"confirmed": "1", "answers": f"alike:{world.weapons['HK-70113']}"}
    refused(browser.post(FORM, controls(review.text) | wrong), "Hay 1 pregunta sin responder")


def test_sent_twice_with_its_answer_it_happens_once(at: At, world: World) -> None:
    browser = at("clerk")
    review = browser.fill(FORM, MOSSBERG | twice("QVX 208"))
    sent = controls(review.text) | {"confirmed": "1", "answers": f"alike:{world.weapons['QVX 2O8']}"}
    assert browser.post(FORM, sent).location == browser.post(FORM, sent).location
    stored(world, "QVX 208")


def test_an_unlikely_year_is_asked_and_what_was_answered_is_in_the_history(at: At, world: World) -> None:
    browser = at("clerk")
    review = browser.fill(FORM, MOSSBERG | {"year": "1839"})
    assert "El arma se fabricó antes de 1840, cuando no había cartuchos metálicos." in text_of(review.text)
    refused(browser.confirm(review, FORM), "Hay 1 pregunta sin responder")
    answer = browser.post(FORM, controls(review.text) | {"confirmed": "1", "answers": "before_cartridges"})
    assert "Se confirmó que el arma se fabricó antes de 1840" in text_of(browser.get(answer.location).text)


def test_an_answer_lets_the_weapon_be_corrected_by_who_registered_it(at: At, world: World) -> None:
    browser = at("clerk")
    review = browser.fill(FORM, MOSSBERG | {"year": "1839"})
    answer = browser.post(FORM, controls(review.text) | {"confirmed": "1", "answers": "before_cartridges"})
    where = f"{answer.location}/correct/year"
    corrected = browser.fill(where, {"value": "1939", "standing": "seen", "reason": "Se leyó mal"})
    assert browser.confirm(corrected, where).status_code == 302
    assert stored(world, "P 482017").year == 1939


@pytest.mark.parametrize("fields", [{"basis": "as_booked"}, {"standing_year": "as_booked"},
                                    {"standing_model": "contradicted"}])
def test_what_a_book_says_names_the_book_and_the_place_in_it(at: At, fields: dict[str, str]) -> None:
    refused(at("clerk").fill(FORM, MOSSBERG | fields), "Hay 2 datos que corregir", "Escriba qué libro o papel lo dice",
            "Si el papel no los tiene, escriba «s/f».")
    refused(at("clerk").fill(FORM, MOSSBERG | fields | {"book": "Libro 2"}), "Hay 1 dato que corregir")
    assert at("clerk").fill(FORM, MOSSBERG | fields | {"book": "Libro 2", "folio": "s/f"}).status_code == 200


def test_a_correction_that_rests_on_a_book_names_it(at: At, world: World) -> None:
    where = f"/weapons/{world.weapons['QVX 2O8']}/correct/model"
    typed = {"value": "17L", "standing": "as_booked", "reason": "Se leyó mal"}
    refused(at("clerk").fill(where, typed), "Escriba qué libro o papel lo dice", "escriba «s/f»")
    review = at("clerk").fill(where, typed | {"book": "Libro 2", "line": "7"})
    assert at("clerk").confirm(review, where).status_code == 302
