"""What a line of the counter tells: which reading it is, why it stays out, and where that is dealt with."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest

from registry.operations import Operation
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from registry.operations.report_stolen import ReportStolen
from tests.registry.views.standing import At, Counter, at_counter
from tests.registry.views.world import World

PAPER: dict[str, Any] = {"crime_report": "K-26-1", "reported_on": date(2026, 1, 20)}


@pytest.mark.parametrize("act", ["issue", "take_back", "store"])
@pytest.mark.parametrize(
    ("report", "more", "situation"),
    [(ReportNotLocated, {}, "no localizada"), (ReportLost, PAPER, "extraviada"),
     (ReportStolen, PAPER | {"manner": "theft"}, "hurtada o robada")])  # fmt: skip
def test_a_missing_weapon_that_is_here_leads_to_where_it_is_recorded_as_found(
        at: At, world: World, act: str, report: type[Operation], more: dict[str, Any], situation: str) -> None:
    weapon = world.weapons["HK-70113"]
    world.do(report, weapons=(weapon,), reason="No aparece", **more)
    counter = at_counter(at, act).read("HK-70113")
    assert f"El arma consta como {situation}. Asiente primero su hallazgo." in counter.text
    assert "Guárdela" not in counter.text
    assert f'href="/weapons/{weapon}/report_found">Asentar el hallazgo</a>' in counter.page


def test_an_empty_receiver_is_asked_for_beside_the_field(at: At) -> None:
    answer = Counter(at("armourer"), "issue").send({"receiver": "  "})
    assert answer.status_code == 422
    assert "Escriba la cédula o la credencial de quien recibe." in answer.text
    assert 'aria-describedby="receiver-error"' in answer.text


def test_nobody_is_asked_before_anything_was_sent(at: At) -> None:
    assert "receiver-error" not in at("armourer").get("/counter/issue").text


def test_a_weapon_of_another_body_keeps_the_words_it_was_read_by_and_no_others(at: At, world: World) -> None:
    counter = at_counter(at).read("pdp-001", "QVX 2O8")
    assert '<b class="tz-serial">pdp-001</b>' in counter.page
    assert "PDP 001" not in counter.page


def test_read_by_another_name_the_line_keeps_the_first(at: At) -> None:
    counter = at_counter(at).read("pdp-001", "PDP 001", "QVX 2O8")
    assert counter.words == ["Lista", "No se entrega"]
    assert "leída 2 veces, contada 1" in counter.text


def test_a_reading_longer_than_any_line_still_has_its_line(at: At) -> None:
    counter = at_counter(at).read("A" * 500, "QVX 2O8")
    assert counter.words == ["Lista", "No se entrega"]
    assert "A" * 200 in unescape(counter.page)


def test_another_receiver_is_asked_for_without_reading_again(at: At) -> None:
    counter = at_counter(at, receiver="3420").read("QVX 2O8")
    counter.state["receiver"] = ""
    counter.press("Cambiar quien recibe")
    assert "Quien recibe: cédula o credencial" in counter.text
    assert "receiver-error" not in counter.page
    assert "1 lectura" in counter.text
    counter.send({"receiver": "3417"})
    assert counter.words == ["Lista"]
