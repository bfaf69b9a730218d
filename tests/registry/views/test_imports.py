"""Loading a list through the pages: brought, decided, rehearsed, recorded by the worker, read row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from models.database import reading
from models.weapon import Weapon
from tests.registry.views.loads import LINES, At, brought, loading_alone, ready, the_run, worked
from tests.registry.views.site import controls, text_of
from tests.registry.views.world import World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """A registry of this test's own: the pages ask nothing that one database answers otherwise."""
    return loading_alone(sqlite_world)


def test_a_file_is_brought_and_its_columns_are_proposed(at: At, world: World) -> None:
    clerk = at("clerk")
    answer = brought(clerk, world)
    assert answer.status_code == 302
    page = clerk.get(answer.location).text
    assert [controls(page)[f"column_{place}"] for place in range(5)] == [
        "serial", "weapon_type", "make", "model", "calibre"]
    assert "QX001 · removido · =A1+B1" in text_of(page)


def test_what_is_no_list_comes_back_with_a_sentence(at: At, world: World) -> None:
    answer = brought(at("clerk"), world, b"\x89PNG\r\n\x1a\n", "foto.png")
    assert answer.status_code == 422
    assert "Es un archivo PNG" in text_of(answer.text)


def test_no_file_is_told_beside_the_field(at: At, world: World) -> None:
    answer = at("clerk").post("/imports/new", {"unit": str(world.units["PMLA"])})
    assert (answer.status_code, "Elija un archivo." in answer.text) == (422, True)


def test_a_field_is_one_column_alone(at: At, world: World) -> None:
    clerk = at("clerk")
    answer = clerk.fill(brought(clerk, world).location, {"column_3": "make"})
    assert (answer.status_code, "Otra columna ya es este dato." in answer.text) == (422, True)


def test_values_are_proposed_and_decided_once(at: At, world: World) -> None:
    clerk = at("clerk")
    address = ready(clerk, world)
    page = clerk.get(f"{address}/values/weapon_type").text
    assert {controls(page)["value_0"], controls(page)["value_1"]} == {"pistol", "rifle"}
    assert "todo decidido" in text_of(page)
    clerk.fill(f"{address}/values/make", {"value_0": "unknown"})
    assert controls(clerk.get(f"{address}/values/make").text)["value_0"] == "unknown"
    again = brought(clerk, world, LINES + "QX9;Pistola;Glock;17;9 mm\n").location.removesuffix("/columns")
    assert controls(clerk.get(f"{again}/values/make").text)["value_0"] == "unknown"


def test_a_rehearsal_says_what_would_happen(at: At, world: World, tmp_path: Path) -> None:
    clerk = at("clerk")
    address = ready(clerk, world)
    assert "rechazadas" not in clerk.get(address).text  # nobody has said yet what would become of them
    clerk.post(f"{address}/rehearse", {})
    assert "Puede dejar esta página" in text_of(clerk.get(address).text)
    worked(world, tmp_path)
    page = text_of(clerk.get(address).text)
    assert "Ensayo: terminada" in page
    assert "se inscribirían 2" in page
    assert "rechazadas 1" in page
    assert "Péguelo como valor" in page
    rows = text_of(clerk.get(f"{address}/rows", {"verdict": "accepted"}).text)
    assert "Se inscribiría" in rows
    assert "Inscrita" not in rows  # nothing of it was recorded
    assert "QX001 Pistola · Glock · 17" in rows


def test_the_rows_are_recorded_after_the_source_is(at: At, world: World, tmp_path: Path) -> None:
    clerk = at("clerk")
    address = ready(clerk, world)
    assert "Pasar e inscribir 3 filas" in clerk.fill(f"{address}/start", {}).text  # nobody rehearsed it
    clerk.post(f"{address}/rehearse", {})
    worked(world, tmp_path)
    review = clerk.fill(f"{address}/start", {})
    assert "Se trajo una fuente (archivo)" in text_of(review.text)
    assert "Inscribir 2 armas" in review.text
    assert clerk.confirm(review, f"{address}/start").location == address
    worked(world, tmp_path)
    assert (the_run(world).state, the_run(world).accepted, the_run(world).refused) == ("done", 2, 1)
    rows = clerk.get(f"{address}/rows", {"verdict": "accepted"}).text
    with reading(world.engine) as session:
        weapon = session.scalars(select(Weapon).where(Weapon.serial == "QX001")).one()
    assert f"/weapons/{weapon.id}" in rows
    assert "según parque.csv, línea 4" in text_of(clerk.get(f"/weapons/{weapon.id}").text)
    began = the_run(world).started_at
    assert 'href="' + f'{address}/start"' not in clerk.get(address).text
    for ask in (lambda: clerk.get(f"{address}/start"), lambda: clerk.post(f"{address}/start", {}),
                lambda: clerk.post(f"{address}/rehearse", {})):
        assert ask().location == address
    worked(world, tmp_path)
    assert (the_run(world).state, the_run(world).accepted, the_run(world).started_at) == ("done", 2, began)


@pytest.mark.parametrize(("kind", "begins"), [("csv", "\ufeffSerial;".encode()), ("xlsx", b"PK")])
def test_refused_rows_come_out_to_correct(at: At, world: World, tmp_path: Path, kind: str, begins: bytes) -> None:
    clerk = at("clerk")
    address = ready(clerk, world)
    clerk.post(f"{address}/rehearse", {})
    worked(world, tmp_path)
    answer = clerk.get(f"{address}/refused.{kind}")
    assert answer.data.startswith(begins)
    if kind == "csv":
        assert "'=A1+B1" in answer.text
        assert brought(clerk, world, answer.data).status_code == 302


def test_under_way_nothing_is_decided_otherwise(at: At, world: World) -> None:
    clerk = at("clerk")
    address = ready(clerk, world)
    clerk.post(f"{address}/rehearse", {})
    for page in ("columns", "values/make", "start"):
        assert clerk.get(f"{address}/{page}").status_code == 409


def test_who_does_not_load_lists_reads_what_became_of_them(at: At, world: World) -> None:
    address = ready(at("clerk"), world)
    inspector = at("inspector")
    page = text_of(inspector.get(address).text)
    assert "parque.csv" in page
    assert "Inscribir" not in page
    assert inspector.get(f"{address}/columns").status_code == 403


def test_a_field_no_column_is_has_no_values(at: At, world: World) -> None:
    clerk = at("clerk")
    assert clerk.get(f"{ready(clerk, world)}/values/country").status_code == 404


def test_rows_nobody_decided_about_say_of_which_column_and_lead_there(at: At, world: World, tmp_path: Path) -> None:
    clerk = at("clerk")
    lines = "Serial;Tipo;Marca;Modelo;Calibre;Clase\nQX001;Pistola;Glock;17;9 mm;la de siempre\n"
    address = brought(clerk, world, lines).location.removesuffix("/columns")
    clerk.post(f"{address}/rehearse", {})
    worked(world, tmp_path)
    page = clerk.get(address).text
    assert "Falta decidir: clasificación." in text_of(page)
    assert f'href="{address}/values/weapon_class"' in page.split("Por qué se rechazaron")[1].split("</table>")[0]


def test_the_list_of_loads_leads_to_each_by_its_name(at: At, world: World) -> None:
    clerk = at("clerk")
    address = brought(clerk, world).location.removesuffix("/columns")
    assert f'<a href="{address}">parque.csv</a>' in clerk.get("/imports").text


def test_reasons_of_many_rows_are_told_by_the_first_of_them(at: At, world: World, tmp_path: Path) -> None:
    clerk = at("clerk")
    address = brought(clerk, world, LINES + "1 y 2;Pistola;Glock;17;9 mm\n3 y 4;Pistola;Glock;17;9 mm\n").location
    clerk.fill(address, {"shared_weapon_class": "organic"})
    clerk.post(f"{address.removesuffix('/columns')}/rehearse", {})
    worked(world, tmp_path)
    page = text_of(clerk.get(address.removesuffix("/columns")).text)
    assert "Por ejemplo, línea 7: El serial «1 y 2»: " in page
    assert "…" not in page.split("Por qué se rechazaron")[1].split("Filas rechazadas")[0]
