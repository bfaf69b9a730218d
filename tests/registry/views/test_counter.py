"""The counter: many readings, each judged at once, one act for all that are ready."""

from __future__ import annotations

from datetime import date

import pytest

from marking.registry_number import registry_number
from models.database import reading
from models.document import Label
from registry.operations.hold import Hold
from registry.operations.issue_label import IssueLabel
from registry.operations.suspend_party import SuspendParty
from tests.registry.views.standing import At, Counter, at_counter
from tests.registry.views.world import World


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
