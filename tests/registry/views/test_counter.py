"""The counter: many readings, each judged at once, one act for all that are ready."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from marking.registry_number import registry_number
from models.act import Act
from models.database import reading
from models.document import Label
from models.weapon import Weapon
from registry.operations.hold import Hold
from registry.operations.issue_label import IssueLabel
from registry.operations.suspend_party import SuspendParty
from tests.registry.views.site import Browser, controls, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]


class Counter:
    """A person at the counter: reads one thing after another, as the page was last drawn."""

    def __init__(self, browser: Browser, act: str, receiver: str = "") -> None:
        self.browser, self.address = browser, f"/counter/{act}"
        self.state = {"lines": "", "receiver": receiver}
        self.page = ""

    def read(self, *texts: str) -> Counter:
        """Read each text, one after the other."""
        for text in texts:
            self.send({"reading": text})
        return self

    def send(self, fields: dict[str, str]) -> TestResponse:
        """Send these fields with the lines so far."""
        answer = self.browser.post(self.address, self.state | fields)
        self.page = answer.text
        found = re.search(r'name="lines" value="([^"]*)"', self.page)
        self.state["lines"] = unescape(found[1]) if found else ""
        return answer

    @property
    def words(self) -> list[str]:
        """The verdict of each line, newest first."""
        return re.findall(r'tz-lines-word">.*?<b>(.*?)</b>', self.page)

    @property
    def text(self) -> str:
        """What is read of the page."""
        return text_of(self.page)

    def press(self, label: str) -> TestResponse:
        """Press the small button with this label in the newest line that has it."""
        forms = re.findall(r"<form[^>]*data-again>(.*?)</form>", self.page, re.DOTALL)
        form = next(form for form in forms if f">{label}</button>" in form)
        hidden = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
        return self.send(hidden)

    def form(self) -> TestResponse:
        """Press the button of the bar."""
        return self.browser.post(f"{self.address}/act", self.state)

    def record(self, fields: dict[str, Any]) -> TestResponse:
        """Go on to the form, the review and the record."""
        where = f"{self.address}/act"
        review = self.browser.post(where, controls(self.form().text) | fields)
        return self.browser.confirm(review, where)


def at_counter(at: At, act: str = "issue", receiver: str = "3420") -> Counter:
    return Counter(at("armourer"), act, receiver if act == "issue" else "")


def test_the_receiver_comes_first_and_is_told_to_be_entitled(at: At) -> None:
    counter = at_counter(at)
    counter.send({})
    assert "Oficial Jefe José Colina" in counter.text
    assert "Habilitado" in counter.text


def test_an_unknown_receiver_is_refused_beside_the_field(at: At) -> None:
    answer = Counter(at("armourer"), "issue", "9999").send({})
    assert answer.status_code == 422
    assert "No hay una persona registrada con esa cédula, RIF o credencial." in answer.text
    assert 'value="9999"' in answer.text


def test_a_suspended_officer_receives_nothing(at: At, world: World) -> None:
    world.do(SuspendParty, party=world.people["José Colina"], reason="Medida")
    counter = at_counter(at)
    counter.send({})
    assert "No habilitado" in counter.text
    assert 'name="reading"' not in counter.page


def test_what_the_officer_still_owes_is_told(at: At) -> None:
    counter = at_counter(at, receiver="3417")
    counter.send({})
    assert "1 devolución vencida" in counter.text


def test_every_way_of_naming_a_weapon_makes_a_line(at: At, world: World) -> None:
    done = world.do(IssueLabel, weapons=(world.weapons["HK-70113"],))
    with reading(world.engine) as session:
        token = session.get_one(Label, done.entries[-1]).token
    other = world.weapon("ZZ 9", "PMLA")
    counter = at_counter(at).read("qvx2o8", token, registry_number(other))
    assert counter.words == ["Lista", "Lista", "Lista"]
    assert "Entregar 3 armas" in counter.text


def test_read_twice_is_counted_once_and_says_so(at: At) -> None:
    counter = at_counter(at).read("QVX 2O8", "QVX-2O8")
    assert counter.words == ["Lista"]
    assert "leída 2 veces, contada 1" in counter.text
    assert "Entregar 1 arma" in counter.text


def test_each_line_that_stays_out_says_why_and_the_rest_go(at: At, world: World) -> None:
    world.do(Hold, weapons=(world.weapons["HK-70113"],), authority="court", order_number="204/2026",
             ordered_on=date(2026, 1, 9), reason="Causa")
    counter = at_counter(at).read("QVX 2O8", "HK-70113", "QVX 214", "PDP 001", "NADA 1")
    assert counter.words == ["No se entrega"] * 4 + ["Lista"]
    for reason in ("Apártela y avise al comandante.", "El arma ya está entregada a un funcionario.",
                   "Registrada; pertenece a otro organismo.", "Ningún arma tiene ese serial"):  # fmt: skip
        assert reason in counter.text
    assert "4 quedan fuera. Antes de asentar verá el acta." in counter.text


def test_a_weapon_of_another_body_gives_nothing_away(at: At) -> None:
    counter = at_counter(at).read("PDP 001")
    assert "Glock" not in counter.text


def test_a_revoked_label_waits_until_the_serial_is_compared(at: At, world: World) -> None:
    weapon = world.weapons["HK-70113"]
    first = world.do(IssueLabel, weapons=(weapon,)).entries[-1]
    world.do(IssueLabel, weapons=(weapon,))
    with reading(world.engine) as session:
        token = session.get_one(Label, first).token
    counter = at_counter(at).read(token)
    assert counter.words == ["Por confirmar"]
    assert "Entregar" not in counter.text.split("lectura")[1]
    counter.press("El serial coincide")
    assert counter.words == ["Lista"]


def test_reading_the_serial_clears_the_doubt_of_a_revoked_label(at: At, world: World) -> None:
    weapon = world.weapons["HK-70113"]
    first = world.do(IssueLabel, weapons=(weapon,)).entries[-1]
    world.do(IssueLabel, weapons=(weapon,))
    with reading(world.engine) as session:
        token = session.get_one(Label, first).token
    assert at_counter(at).read(token, "HK-70113").words == ["Lista"]


def test_a_serial_of_several_weapons_asks_for_the_label(at: At, world: World) -> None:
    world.weapon("HK-70113", "PMLA", make="Heckler & Koch")
    counter = at_counter(at).read("HK-70113")
    assert counter.words == ["Por confirmar"]
    assert "Hay varias armas con ese serial." in counter.text


def test_a_line_is_taken_away(at: At) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113")
    counter.press("Quitar")
    assert counter.words == ["Lista"]
    assert "QVX 2O8" in counter.text
    assert "HK-70113" not in counter.text


def test_a_pasted_list_is_read_line_by_line(at: At) -> None:
    counter = at_counter(at)
    counter.send({"pasted": "QVX 2O8\r\n\r\nHK-70113\nQVX 2O8\n"})
    assert counter.words == ["Lista", "Lista"]


def test_one_act_covers_all_that_are_ready_and_nothing_else(at: At, world: World) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113", "PDP 001")
    answer = counter.record({"magazines-0": "2", "magazines-1": "3"})
    with reading(world.engine) as session:
        act = session.scalars(select(Act).order_by(Act.id.desc()).limit(1)).one()
        out = session.scalars(select(Weapon.serial).where(Weapon.status == "issued_out")).all()
    assert answer.location == f"/acts/{act.id}"
    assert (act.operation, act.count) == ("issue", 2)
    assert set(out) == {"QVX 2O8", "HK-70113", "QVX 214"}


def test_the_review_names_each_weapon(at: At) -> None:
    counter = at_counter(at).read("QVX 2O8", "HK-70113")
    review = at("armourer").post("/counter/issue/act", controls(counter.form().text))
    text = text_of(review.text)
    assert "QVX 2O8 : Se entregó a José Colina" in text
    assert "HK-70113 : Se entregó a José Colina" in text
    assert "Asentar 2 hechos" in text


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
    counter.record({"place": "estante 1"})
    stored = at_counter(at, "store").read("QVX 214", "HK-70113")
    stored.record({"place": "estante 8"})
    with reading(world.engine) as session:
        places = session.scalars(select(Weapon.place).where(Weapon.serial.in_(["QVX 214", "HK-70113"]))).all()
    assert places == ["estante 8", "estante 8"]


@pytest.mark.parametrize("lines", ["x", "9" * 40, "63.1.", "1.1.wrong", "0.1.nonsense:A", "63.0.serial\n63.1.serial"])
def test_lines_made_up_by_hand_break_nothing(at: At, lines: str) -> None:
    answer = at("armourer").post("/counter/store", {"lines": lines, "reading": ""})
    assert answer.status_code == 200


def test_another_bodys_weapon_put_in_by_hand_is_not_handed_over(at: At, world: World) -> None:
    answer = at("armourer").post("/counter/store/act", {"lines": f"{world.weapons['PDP 001']}.1.serial"})
    assert "PDP 001" not in answer.text


@pytest.mark.parametrize("act", ["issue", "take_back", "store"])
def test_only_who_may_do_the_act_stands_at_its_counter(at: At, act: str) -> None:
    assert at("armourer").get(f"/counter/{act}").status_code == 200
    assert at("clerk").get(f"/counter/{act}").status_code == 403
