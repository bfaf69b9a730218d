"""Photographs of the pages of a source: chosen, told by their folios, recorded, and found from the weapon."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

from tests.registry.views.loads import At, brought, worked
from tests.registry.views.site import controls, text_of
from tests.registry.views.test_imports import world as world
from tests.registry.views.test_weapon_photographs import picture
from tests.registry.views.world import World

LINES = "Serial;Tipo;Marca;Modelo;Calibre;Folio\nQX001;Pistola;Glock;17;9 mm;012\n"


@pytest.fixture
def source(at: At, world: World, tmp_path: Path) -> str:
    """The address of the source that a loaded list became."""
    clerk = at("clerk")
    columns = brought(clerk, world, LINES).location
    clerk.fill(columns, {"shared_weapon_class": "organic"})
    address = columns.removesuffix("/columns")
    clerk.confirm(clerk.fill(f"{address}/start", {}), f"{address}/start")
    worked(world, tmp_path)
    [found] = set(re.findall(r'href="(/sources/\d+)"', clerk.get(address).text))
    return found


def test_a_page_is_found_from_the_weapon_it_tells_of(at: At, source: str) -> None:
    clerk, form = at("clerk"), f"{source}/photograph"
    assert "Todavía no hay fotos de sus páginas" in clerk.get(source).text
    typed = controls(clerk.get(form).text)
    waiting = clerk.post(form, typed | {"photographs": [picture("red"), picture("blue")]})
    assert (waiting.status_code, "data-errors" in waiting.text) == (200, False)
    lacking = clerk.post(form, controls(waiting.text) | {"folios-0": "12, 12 vto.", "folios-1": ""})
    assert lacking.status_code == 422
    assert "Escriba el folio que se ve en la foto." in lacking.text
    review = clerk.post(form, controls(lacking.text) | {"folios-1": "13"})
    assert "Se añadieron a la fuente 2 fotos de sus páginas." in text_of(review.text)
    assert "Folios 12, 12 vto." in review.text
    kept = re.findall(r'<img src="(/sources/photographs/[^"]+)"', review.text)
    assert [clerk.get(address).mimetype for address in kept] == ["image/jpeg"] * 2
    assert clerk.confirm(review, form).location == source
    page = clerk.get(source).text
    assert "Folio 13" in page
    [weapon] = set(re.findall(r"/weapons/\d+", clerk.get("/weapons", {"text": "QX001"}).text))
    told = clerk.get(weapon).text
    assert "Consta en" in told
    assert "parque.csv, folio 012, línea 2" in told
    [shown] = re.findall(rf'href="({source}/photographs/[0-9a-f]+)">Ver la foto: Folios 12, 12 vto\.', told)
    assert clerk.get(shown).mimetype == "image/jpeg"
    # Who reads weapons and no lists is told the place, and shown no page on which other weapons stand.
    assert source not in at("armourer").get(weapon).text
    assert at("port_clerk").get(shown).status_code == 404


def test_a_picture_chosen_by_mistake_is_left_out(at: At, source: str) -> None:
    clerk, form = at("clerk"), f"{source}/photograph"
    waiting = clerk.post(form, controls(clerk.get(form).text) | {"photographs": [picture("red"), picture("blue")]})
    review = clerk.post(form, controls(waiting.text) | {"folios-0": "12", "folios-1": "13", "left_out": "0"})
    assert "Se añadió a la fuente una foto de sus páginas." in text_of(review.text)
    assert "Folio 13" in review.text


def test_what_is_no_photograph_is_told_beside_the_field(at: At, source: str) -> None:
    clerk, form = at("clerk"), f"{source}/photograph"
    answer = clerk.post(form, controls(clerk.get(form).text) | {"photographs": [(BytesIO(b"%PDF-1.7"), "libro.pdf")]})
    assert answer.status_code == 422
    assert "libro.pdf: El archivo no es una foto" in text_of(answer.text)
    assert "Elija de 1 a 20 fotos." in text_of(clerk.fill(form, {}).text)
