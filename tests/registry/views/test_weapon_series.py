"""A series through its form: first and last serial and the count agree, all are shown, and all or none recorded."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from models.database import reading
from models.weapon import Weapon
from tests.registry.views.registering import MOSSBERG, At, refused, stored, twice
from tests.registry.views.site import controls, text_of
from tests.registry.views.world import World

FORM = "/weapons/register/series"


def filled(at: At, first: str = "TZK 0098", last: str = "TZK 0101", count: str = "4", **fields: Any) -> TestResponse:
    """The answer to the form of a series."""
    return at("clerk").fill(FORM, MOSSBERG | twice(first) | {"last": last, "count": count} | fields)


def count(world: World) -> int:
    with reading(world.engine) as session:
        return session.scalar(select(func.count()).select_from(Weapon)) or 0


def test_a_series_is_shown_whole_and_recorded_in_one_act(at: At, world: World) -> None:
    before = count(world)
    review = filled(at, left_out="TZK 0100", count="3")
    text = text_of(review.text)
    assert "Serial (tal como está marcado) 3 armas: de TZK 0098 a TZK 0101 Visto" in text
    assert "TZK 0098 TZK 0099 TZK 0101" in text
    assert "TZK 0100" not in text
    assert count(world) == before
    answer = at("clerk").confirm(review, FORM)
    assert (count(world), answer.location) == (before + 3, f"/acts/{stored(world, 'TZK 0098').id - 1}")
    last = stored(world, "TZK 0101")
    assert (last.make, last.serial_normalised, last.standings["serial"]) == ("Mossberg", "TZK0101", "seen")
    page = text_of(at("clerk").get(f"/weapons/{last.id}").text)
    assert "TZK 0101" in page


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"last": ""}, "El último sería TZK 0101: léalo en el arma y escríbalo."),
    ({"last": "TZK 0102"}, "De TZK 0098 a TZK 0102 son 5, y usted contó 4."),
    ({"last": "TZL 0101"}, "El último no continúa al primero"),
    ({"count": "9000"}, "son 4, y usted contó 9000"),
    ({"count": ""}, "Cuente las armas y escriba cuántas son."),
    ({"serial_again": "TZK 0089"}, "El 7.º carácter"),
    ({"left_out": "TZK 0200"}, "TZK 0200 no es de la serie."),
])  # fmt: skip
def test_readings_and_count_that_do_not_agree_come_back(at: At, fields: dict[str, str], sentence: str) -> None:
    refused(filled(at, **fields), sentence)


def test_one_that_is_there_already_is_named_and_none_is_recorded(at: At, world: World) -> None:
    same = {"make": "Glock", "model": "17", "calibre": "9 × 19 mm Parabellum"}
    before = count(world)
    answer = filled(at, "HK-70112", "HK-70114", "3", **same)
    assert answer.status_code == 422, text_of(answer.text)
    refused(answer, "1 de los seriales: HK-70113", "Nada se asentó")
    assert f'href="/weapons/{world.weapons["HK-70113"]}"' in answer.text
    assert count(world) == before
    assert filled(at, "HK-70112", "HK-70114", "2", left_out="HK-70113", **same).status_code == 200


def test_one_that_could_be_misread_is_compared_line_by_line(at: At, world: World) -> None:
    other, browser = world.weapons["QVX 2O8"], at("clerk")
    review = filled(at, "QVX 207", "QVX 209", "3")
    assert "QVX 208 QVX 2O8" in text_of(review.text)
    refused(browser.confirm(review, FORM), "Hay 1 pregunta sin responder")
    answer = browser.post(FORM, controls(review.text) | {"confirmed": "1", "answers": f"alike:{other}"})
    assert answer.status_code == 302
    told = text_of(browser.get(f"/weapons/{stored(world, 'QVX 208').id}").text)
    assert "Se distinguió del arma" in told
    assert "Se distinguió del arma" not in text_of(browser.get(f"/weapons/{stored(world, 'QVX 207').id}").text)


def test_sent_twice_it_happens_once(at: At, world: World) -> None:
    browser, review = at("clerk"), filled(at)
    first, second = browser.confirm(review, FORM), browser.confirm(review, FORM)
    assert first.location == second.location
    stored(world, "TZK 0098")
