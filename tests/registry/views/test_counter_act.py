"""The act of a counter: one for all that is ready, with what each weapon takes along."""

from __future__ import annotations

import re

from sqlalchemy import select

from marking.registry_number import registry_number
from models.act import Act
from models.database import reading
from models.weapon import Weapon
from tests.registry.views.site import controls, text_of
from tests.registry.views.standing import At, at_counter
from tests.registry.views.world import World


def test_one_act_covers_all_that_are_ready_and_nothing_else(at: At, world: World) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113", "PDP 001")
    answer = counter.record({"magazines-0": "2", "magazines-1": "3"})
    with reading(world.engine) as session:
        act = session.scalars(select(Act).order_by(Act.id.desc()).limit(1)).one()
        out = session.scalars(select(Weapon.serial).where(Weapon.status == "issued_out")).all()
    assert answer.location == f"/acts/{act.id}"
    assert (act.operation, act.count) == ("issue", 2)
    assert set(out) == {"QVX 2O8", "HK-70113", "QVX 214"}


def test_the_review_names_each_weapon(at: At, world: World) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113")
    review = at("armourer").post("/counter/issue/act", controls(counter.form().text))
    text = text_of(review.text)
    for serial in ("QVX 2O8", "HK-70113"):
        assert f"{serial} · Glock 17 · {registry_number(world.weapons[serial])}" in text
    assert "Asentar 2 hechos" in text


def test_the_review_says_once_what_is_told_of_several_and_lists_no_answer_again(at: At) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113")
    review = at("armourer").post("/counter/issue/act", controls(counter.form().text) | {"purpose": "Patrullaje"})
    text = text_of(review.text)
    assert text.count("Se entregó a José Colina hasta") == 1
    assert text.count("QVX 2O8") == 1
    assert "Debe volver" not in text
    assert "Motivo del servicio Patrullaje" in text


def test_the_review_tells_apart_what_is_not_the_same(at: At) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113")
    review = at("armourer").post("/counter/issue/act", controls(counter.form().text) | {"magazines-1": "3"})
    told = re.findall(r"(\S+ ?\S+) · Glock 17 · \S+ : Se entregó .*? con (\d) cargadores", text_of(review.text))
    assert [count for _, count in told] == ["0", "3"]


def test_magazines_are_said_once_for_all_and_otherwise_for_one(at: At) -> None:
    form = at_counter(at).read("QVX 2O8", "HK-70113").form()
    assert "Cargadores: lo mismo para todas" in text_of(form.text)
    review = at("armourer").post("/counter/issue/act", controls(form.text) | {"for_all": "2", "magazines-1": "3"})
    told = re.findall(r"Se entregó .*? con (\d) cargadores", text_of(review.text))
    assert told == ["2", "3"]


def test_of_one_weapon_nothing_is_said_for_all(at: At) -> None:
    assert "para todas" not in text_of(at_counter(at).read("QVX 2O8").form().text)


def test_some_number_of_magazines_is_said(at: At) -> None:
    form = at_counter(at).read("QVX 2O8", "HK-70113").form()
    answer = at("armourer").post("/counter/issue/act", controls(form.text) | {"for_all": "", "magazines-1": "3"})
    assert (answer.status_code, answer.text.count("Escriba un número de 0 a 20.")) == (422, 2)


def test_sent_twice_it_happens_once(at: At, world: World) -> None:
    counter = at_counter(at).read("QVX 2O8")
    where = "/counter/issue/act"
    review = at("armourer").post(where, controls(counter.form().text))
    first, second = at("armourer").confirm(review, where), at("armourer").confirm(review, where)
    assert first.location == second.location


def test_what_somebody_took_meanwhile_is_told_and_the_readings_are_not_lost(at: At, world: World) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113")
    where = "/counter/issue/act"
    review = at("armourer").post(where, controls(counter.form().text))
    world.issue(world.weapons["HK-70113"], world.people["Darwin Peraza"])
    answer = at("armourer").confirm(review, where)
    assert answer.status_code == 422
    assert "Se entregó a Darwin Peraza" in text_of(answer.text)
    back = at("armourer").post("/counter/issue", controls(answer.text))
    assert re.findall(r'tz-lines-word">.*?<b>(.*?)</b>', back.text) == ["No se entrega", "Lista"]


def test_a_mistake_in_the_form_is_told_and_the_readings_go_along(at: At) -> None:
    counter = at_counter(at).read("QVX 2O8")
    answer = at("armourer").post("/counter/issue/act", controls(counter.form().text) | {"magazines-0": "99"})
    assert answer.status_code == 422
    assert "Escriba un número de 0 a 20." in answer.text
    assert controls(answer.text)["lines"] == counter.state["lines"]


def test_weapons_come_back_and_are_stored_at_the_counter(at: At, world: World) -> None:
    counter = at_counter(at, "take_back").read("QVX 214", "QVX 2O8")
    assert counter.words == ["No se recibe", "Lista"]
    assert "La tiene Oficial Jefe Darwin Peraza" in counter.text
    counter.record({"condition": "operative", "magazines-0": "2"})
    stored = at_counter(at, "store").read("QVX 214", "HK-70113")
    stored.record({"place": "estante 8"})
    with reading(world.engine) as session:
        places = session.scalars(select(Weapon.place).where(Weapon.serial.in_(["QVX 214", "HK-70113"]))).all()
    assert places == ["estante 8", "estante 8"]


def test_the_armoury_proposed_is_the_one_the_weapons_belong_to(at: At, world: World) -> None:
    world.unit("Estación Norte", "unit", "PMLAN", "PMLA")
    world.weapon("NORTE 1", "PMLAN")
    world.weapon("NORTE 2", "PMLAN")
    of_one = at_counter(at, "store").read("NORTE 1", "NORTE 2").form()
    assert controls(of_one.text)["unit"] == "Estación Norte (PMLAN)"
    of_two = at_counter(at, "store").read("NORTE 1", "QVX 2O8").form()
    assert controls(of_two.text)["unit"] == ""
