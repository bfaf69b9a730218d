"""What a person decides of a load beside its columns: names of the catalogue, how the text is read, to withdraw it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.database import reading
from models.weapon import Weapon
from tests.registry.views.loads import At, brought, loading_alone, ready, worked
from tests.registry.views.site import controls, text_of
from tests.registry.views.world import World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """A registry of this test's own: the pages ask nothing that one database answers otherwise."""
    return loading_alone(sqlite_world)


def test_a_make_the_catalogue_has_is_said_by_its_name_once(at: At, world: World, tmp_path: Path) -> None:
    clerk = at("clerk")
    address = ready(clerk, world)
    page = text_of(clerk.get(f"{address}/values/make").text)
    assert "Marca 1 sin decidir · Modelo 1 sin decidir" in page  # what the catalogue names needs nobody
    wrong = clerk.fill(f"{address}/values/make", {"named_1": "Mosberg"})
    assert (wrong.status_code, "No está en el catálogo" in wrong.text) == (422, True)
    clerk.fill(f"{address}/values/make", {"named_1": "mossberg"})
    page = clerk.get(f"{address}/values/make").text
    assert (controls(page)["named_1"], "Marca todo decidido" in text_of(page)) == ("Mossberg", True)
    clerk.confirm(clerk.fill(f"{address}/start", {}), f"{address}/start")
    worked(world, tmp_path)
    with reading(world.engine) as session:
        assert session.scalars(select(Weapon.make).where(Weapon.model == "FAL")).one() == "Mossberg"


def test_how_the_text_was_read_is_shown_and_can_be_corrected_before_deciding(at: At, world: World) -> None:
    clerk = at("clerk")
    address = brought(clerk, world, "Serial;Tipo;ÑÑ\nQX1;Pistola;1\n".encode("cp850")).location
    assert controls(clerk.get(address).text)["encoding"] == "cp1252"
    assert clerk.fill(address, {"encoding": "cp850"}).location == address
    assert "ÑÑ" in text_of(clerk.get(address).text)


def test_a_load_of_which_nothing_was_recorded_is_taken_away(at: At, world: World, tmp_path: Path) -> None:
    clerk = at("clerk")
    address = ready(clerk, world)
    assert "Descartar" not in clerk.get(f"{address}/columns").text  # it would not
    clerk.post(f"{address}/discard", {})
    assert clerk.get(address).status_code == 200  # whoever sends it says which load was on the page
    assert clerk.post(f"{address}/discard", {"is_of": "3"}).location == "/imports"
    assert clerk.get(address).status_code == 404
    loaded = ready(clerk, world)
    clerk.confirm(clerk.fill(f"{loaded}/start", {}), f"{loaded}/start")
    worked(world, tmp_path)
    assert "Retirar esta carga" not in clerk.get(loaded).text
    assert clerk.post(f"{loaded}/discard", {"is_of": "3"}).status_code == 409


def test_the_owner_that_a_list_tells_is_shown_as_told_and_not_as_unknown(at: At, world: World, tmp_path: Path) -> None:
    clerk = at("clerk")
    address = brought(clerk, world, "Serial;Tipo;Propietario\nQX1;Pistola;Policía de Los Aleros\n").location
    clerk.fill(address, {"shared_weapon_class": "organic"})
    clerk.confirm(clerk.fill(start := address.replace("columns", "start"), {}), start)
    worked(world, tmp_path)
    with reading(world.engine) as session:
        number = session.scalars(select(Weapon.id).where(Weapon.serial == "QX1")).one()
    page = text_of(clerk.get(f"/weapons/{number}").text)
    assert "Sin identificar Según parque.csv: «Policía de Los Aleros»" in page
