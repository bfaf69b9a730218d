"""The life of a body on its pages: merged, found by the old name, dissolved, intervened."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from marking.registry_number import registry_number
from models.database import reading
from models.weapon import Weapon
from registry import carrying_on
from registry.queries.units import organisation_named
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
ORDER = {"order_number": "G.O. 43.118", "ordered_on": "2026-01-02"}


def done(browser: Browser, address: str, fields: dict[str, str]) -> str:
    answer = browser.confirm(browser.fill(address, fields), address)
    assert answer.status_code == 302
    return browser.get(answer.headers["Location"]).text


def decided(at: At, address: str, fields: dict[str, str]) -> str:
    """The page of the body after one administrator asked for the act and another decided it."""
    rosa = at("administrator")
    request = rosa.ask(rosa.fill(address, fields), address).headers["Location"]
    assert at("second_administrator").approve(request).status_code == 302
    return rosa.get("/".join(address.split("/")[:3])).text


def found(world: World, text: str) -> str | None:
    with reading(world.engine) as session:
        unit = organisation_named(session, text)
        return unit.name if unit else None


def test_a_merged_body_leads_to_its_successor_and_its_weapons_are_there(at: At, world: World) -> None:
    force, port = world.units["PMLA"], world.units["PDP"]
    page = decided(at, f"/organisations/{force}/merge", ORDER | {"into": str(port)})
    assert f'href="/organisations/{port}"' in page
    assert "Por traspasar" in page
    assert "Seguir con el traspaso" not in page
    with reading(world.engine) as session:
        weapon = session.get_one(Weapon, world.weapons["QVX 2O8"])
    assert (weapon.custodian, weapon.organisation_id) == (f"organisation:{port}", port)
    assert "Policía Municipal de Los Aleros" in at("administrator").get(f"/organisations/{port}").text


def test_what_a_merger_is_about_is_counted_and_named_for_both_who_ask_and_who_decide(at: At, world: World) -> None:
    rosa, address = at("administrator"), f"/organisations/{world.units['PMLA']}/merge"
    review = rosa.fill(address, ORDER | {"into": str(world.units["PDP"])})
    decides = at("second_administrator").get(rosa.ask(review, address).headers["Location"])
    for page in (text_of(review.text), text_of(decides.text)):
        assert "Lo que tiene hoy" in page
        assert re.search(r"Armas que tiene, son suyas o están a su cargo [1-9]", page)
        assert re.search(r"Funcionarios [1-9]", page)
        assert "Darwin Peraza" in page, "who is assigned elsewhere is named"
        assert registry_number(world.weapons["QVX 2O8"]) in page
    assert "Policía del Puerto" in text_of(decides.text)
    assert "G.O. 43.118" in text_of(decides.text)


def test_what_does_not_fit_one_request_waits_for_a_button(at: At, world: World,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("merge_organisation", "carry_over"):
        monkeypatch.setattr(f"registry.operations.{name}.PIECE", 3)
    monkeypatch.setattr(carrying_on, "PIECES", 1)
    force = world.units["PMLA"]
    page = decided(at, f"/organisations/{force}/merge", ORDER | {"into": str(world.units["PDP"])})
    presses = 0
    while "Seguir con el traspaso" in page:
        page = done(at("administrator"), f"/organisations/{force}/carry-over", {})
        presses += 1
    assert presses >= 1
    with reading(world.engine) as session:
        assert session.get_one(Weapon, world.weapons["HK-70113"]).organisation_id == world.units["PDP"]


def test_an_old_name_and_the_name_of_a_merged_body_find_the_one_there_is(at: At, world: World) -> None:
    rosa, force, port = at("administrator"), world.units["PMLA"], world.units["PDP"]
    done(rosa, f"/organisations/{port}/rename", {"organisation_name": "Policía Nacional del Puerto"})
    assert found(world, "policia del puerto") == "Policía Nacional del Puerto"
    page = rosa.get("/organisations?text=policía del puerto").text
    assert "Policía Nacional del Puerto" in page
    assert "Policía Municipal" not in page
    assert "Policía del Puerto" in rosa.get(f"/organisations/{port}").text
    decided(at, f"/organisations/{force}/merge", ORDER | {"into": str(port)})
    for typed in ("PMLA", "Policía Municipal de Los Aleros", "Policía Municipal de Los Aleros (PMLA)"):
        assert found(world, typed) == "Policía Nacional del Puerto"
    assert "unido a otro" in rosa.get("/organisations?text=aleros").text
    assert at("inspector").get("/suggestions/unit?q=aleros").json == ["Policía Nacional del Puerto (PDP)"]
    assert "Ningún organismo" in rosa.get("/organisations?text=inexistente").text


def test_a_body_that_has_something_is_not_dissolved_and_an_empty_one_is(at: At, world: World) -> None:
    rosa = at("administrator")
    refused = rosa.fill(f"/organisations/{world.units['PMLA']}/dissolve", ORDER)
    assert refused.status_code == 422
    assert "Quedan armas suyas" in refused.text
    empty = world.unit("Estación Norte", "unit", "NORTE", "PMLA")
    assert "Disuelto" in decided(at, f"/organisations/{empty}/dissolve", ORDER)
    assert "Estación Norte" not in rosa.get("/organisations/register").text


def test_an_intervened_body_says_who_answers_and_goes_back(at: At, world: World) -> None:
    force = world.units["PMLA"]
    page = decided(at, f"/organisations/{force}/intervene", ORDER | {"by": str(world.units["PDP"])})
    assert "Intervenido: responde Policía del Puerto" in page
    assert "Levantar la intervención" in page
    assert "Unir a otro organismo" not in page
    assert at("port_clerk").get(f"/weapons/{world.weapons['QVX 2O8']}").status_code == 200
    page = decided(at, f"/organisations/{force}/intervention/end", ORDER)
    assert "Intervenido" not in page.partition("Historial")[0]
    assert at("port_clerk").get(f"/weapons/{world.weapons['QVX 2O8']}").status_code == 404


def test_a_clerk_changes_no_body(at: At, world: World) -> None:
    for act in ("merge", "carry-over", "dissolve", "intervene", "intervention/end"):
        assert at("clerk").get(f"/organisations/{world.units['PMLA']}/{act}").status_code == 403
