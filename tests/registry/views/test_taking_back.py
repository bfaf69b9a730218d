"""Taking weapons back: what left is told, nothing counted beforehand; each goes to the armoury it belongs to."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.database import reading
from models.weapon import Weapon
from registry.operations.hold import Hold
from tests.registry.views.papers import pdf_of, words_of
from tests.registry.views.site import controls, text_of
from tests.registry.views.standing import At, Counter, at_counter
from tests.registry.views.world import World


@pytest.fixture
def other_armoury(world: World) -> str:
    """A station of the same force, with a weapon out; its serial."""
    world.unit("Estación Norte", "unit", "PMLAN", "PMLA")
    world.issue(world.weapon("NORTE 1", "PMLAN"), world.people["José Colina"])
    return "NORTE 1"


#: What somebody counted and looked at, of two weapons.
COUNTED = {"condition": "operative", "magazines-0": "2", "magazines-1": "2"}


def at_the_form(counter: Counter) -> dict[str, str]:
    """The controls of the act's form, untouched."""
    return controls(counter.form().text)


def test_neither_magazines_nor_condition_are_filled_in_and_what_left_is_told(at: At) -> None:
    counter = at_counter(at, "take_back").read("QVX 214")
    untouched = at_the_form(counter)
    assert (untouched["magazines-0"], untouched["condition"]) == ("", "")
    assert "Salió con 2 cargadores" in text_of(counter.form().text)
    answer = at("armourer").post("/counter/take_back/act", untouched)
    assert "Escriba un número de 0 a 20." in answer.text
    assert "Elija la condición en que se recibe." in answer.text


def test_what_left_is_known_whatever_happened_since(at: At, world: World) -> None:
    weapon = world.weapons["QVX 214"]
    world.do(Hold, weapons=(weapon,), authority="court", order_number="2/2026", ordered_on=date(2026, 1, 9),
             reason="Causa")
    assert "Salió con 2 cargadores" in text_of(at("armourer").get(f"/weapons/{weapon}/take_back").text)


def test_a_mistake_keeps_what_was_counted(at: At) -> None:
    counter = at_counter(at, "take_back").read("QVX 214")
    answer = at("armourer").post("/counter/take_back/act",
                                 at_the_form(counter) | {"magazines-0": "1", "claimed_at": ""})
    assert answer.status_code == 422
    assert controls(answer.text)["magazines-0"] == "1"
    assert "Salió con 2 cargadores" in text_of(answer.text)


def test_one_armoury_is_named_and_asked_for_its_place(at: At) -> None:
    text = text_of(at_counter(at, "take_back").read("QVX 214").form().text)
    assert text.count("Lugar en el parque de ") == 1
    assert "Lugar en el parque de Policía Municipal de Los Aleros" in text


def test_weapons_of_two_armouries_have_a_place_in_each(at: At, world: World, other_armoury: str) -> None:
    counter = at_counter(at, "take_back").read("QVX 214", other_armoury)
    text = text_of(counter.form().text)
    assert "Lugar en el parque de Policía Municipal de Los Aleros" in text
    assert "Lugar en el parque de Estación Norte" in text
    places = COUNTED | {"places-0": "estante 1", "places-1": "armero B"}
    review = text_of(at("armourer").post("/counter/take_back/act", at_the_form(counter) | places).text)
    assert "Lugar en el parque de Estación Norte armero B" in review
    assert "Cargadores," not in review
    counter.record(places)
    with reading(world.engine) as session:
        places = session.execute(select(Weapon.custodian, Weapon.place).where(
            Weapon.serial.in_(["QVX 214", other_armoury]))).all()
    assert set(places) == {(f"organisation:{world.units['PMLA']}", "estante 1"),
                           (f"organisation:{world.units['PMLAN']}", "armero B")}


def test_a_place_too_long_for_a_shelf_is_told_beside_its_armoury(at: At, other_armoury: str) -> None:
    counter = at_counter(at, "take_back").read("QVX 214", other_armoury)
    answer = at("armourer").post("/counter/take_back/act", at_the_form(counter) | COUNTED | {"places-1": "x" * 61})
    assert answer.status_code == 422
    assert "Lugar en el parque de Estación Norte: Escriba a lo sumo 60 caracteres." in text_of(answer.text)


@pytest.mark.usefixtures("signer")
def test_the_paper_says_which_armoury_and_place_each_went_to(at: At, other_armoury: str) -> None:
    counter = at_counter(at, "take_back").read("QVX 214", other_armoury)
    act = counter.record(COUNTED | {"places-0": "estante 1", "places-1": "armero B"}).location
    paper = at("armourer").fill(f"{act}/document", {}).location
    assert ("Queda en: Policía Municipal de Los Aleros, estante 1; Estación Norte, armero B."
            in words_of(pdf_of(at, paper)))


def test_magazines_that_are_missing_are_asked_about_and_told_in_the_history(at: At, world: World) -> None:
    weapon = world.weapons["QVX 214"]
    where = f"/weapons/{weapon}/take_back"
    review = at("armourer").fill(where, {"magazines-0": "0", "condition": "operative"})
    assert "QVX 214: salió con 2, faltan 2." in text_of(review.text)
    assert at("armourer").confirm(review, where).status_code == 422
    key = f"fewer_magazines:{weapon}-2"
    assert at("armourer").post(where, controls(review.text) | {"answers": key, "confirmed": "1"}).status_code == 302
    assert "con 0 cargadores: salió con 2, faltan 2." in text_of(at("armourer").get(f"/weapons/{weapon}").text)
