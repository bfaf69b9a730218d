"""The serial on the page of a weapon: letter by letter, with how it is known; and what stands in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marking.registry_number import registry_number
from registry.operations.correct import Correct
from registry.operations.mark import Mark
from tests.registry.views.site import Browser, text_of
from tests.registry.views.world import World

At = Callable[[str], Browser]
LABEL = "Serial (tal como está marcado)"


def page_of(at: At, world: World, serial: str) -> str:
    return at("clerk").get(f"/weapons/{world.weapons[serial]}").text


@pytest.mark.parametrize(("serial", "title"), [("QVX 2O8", "QVX 2O8"), ("AB  0-1", "AB\u00a0\u00a00-1")])
def test_the_title_of_the_page_names_the_serial_with_every_space(
        at: At, world: World, serial: str, title: str) -> None:
    if serial not in world.weapons:
        world.weapon(serial, "PMLA")
    assert f"<title>{title} · Pistola Glock 17" in page_of(at, world, serial)


def test_the_serial_has_a_standing_like_every_other_fact(at: At, world: World) -> None:
    world.weapon("LIB 1", "PMLA", source="Libro 2, folio 3",
                 standings={"serial": "as_booked", "condition": "contradicted"})
    text = text_of(page_of(at, world, "LIB 1"))
    assert f"{LABEL} LIB 1 Según libro" in text
    assert "Clasificación Arma orgánica Visto" in text
    assert "Condición Operativa Contradictorio" in text


def test_a_corrected_serial_shows_both(at: At, world: World) -> None:
    world.do(Correct, world.users["clerk"], weapon=world.weapons["QVX 2O8"], fact="serial", value="QVX  208",
             standing="seen", serial_status="legible", reason="Se leyó mal")
    shown = ('<del><span class="tz-serial">QVX 2O8</span></del> <ins><span class="tz-serial">QVX  208</span></ins>')
    assert shown in page_of(at, world, "QVX 2O8")


def test_a_weapon_without_a_serial_is_named_by_its_registry_number(at: At, world: World) -> None:
    number = registry_number(world.weapon(None, "PMLA"))
    page = page_of(at, world, "illegible")
    assert f"<title>{number} · Pistola" in page
    assert f"La identifica su número de registro: {number}" in page
    assert '<p class="tz-plate">Devastado</p>' in page


def test_a_mark_tells_the_country_and_the_year_it_states(at: At, world: World) -> None:
    world.do(Mark, world.users["clerk"], weapon=world.weapons["QVX 2O8"], mark_kind="import", text="VE 11",
             part="frame", face="left", method="stamped", legibility="legible", country="VE", year=2011)
    assert "Marcaje de importación VE 11 Indica Venezuela, 2011 Armazón" in text_of(page_of(at, world, "QVX 2O8"))


def test_a_mark_nobody_can_read_is_said_not_to_be_read(at: At, world: World) -> None:
    world.do(Mark, world.users["clerk"], weapon=world.weapons["QVX 2O8"], mark_kind="proof", text=None, part="frame",
             face="left", method="stamped", legibility="obliterated")
    assert "Se asentó marcaje de banco de pruebas que no se lee, armazón, lado izquierdo." in text_of(
        page_of(at, world, "QVX 2O8"))
