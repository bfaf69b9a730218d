"""The load of a unit is closed by who may, and its record is issued as every paper."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.act import Act
from models.database import reading
from models.weapon import FACTS
from tests.registry.views.papers import At, pdf_of, words_of
from tests.registry.views.site import text_of
from tests.registry.views.world import GLOCK, World

pytestmark = pytest.mark.usefixtures("signer")


def test_the_record_of_a_closed_load_says_what_was_loaded_and_what_remains(at: At, world: World) -> None:
    unit = f"/organisations/{world.units['PMLA']}"
    browser = at("approver")
    assert f"{unit}/baseline" in browser.get(unit).text
    review = browser.fill(f"{unit}/baseline", {})
    assert "Se cerró la carga inicial: 3 armas, 3 de ellas vistas, de 0 fuentes" in text_of(review.text)
    assert browser.confirm(review, f"{unit}/baseline").location == unit
    page = browser.get(unit).text
    issuers = "Acta de línea base: la emite, desde el acto, quien tenga el rol de operador/a de registro"
    assert text_of(page).count(issuers) == 2
    assert f"{unit}/baseline" not in page
    assert "cerrada en el asiento" in text_of(page)
    with reading(world.engine) as session:
        act = session.scalars(select(Act.id).where(Act.operation == "close_baseline")).one()
    assert issuers in text_of(browser.get(f"/acts/{act}").text)
    assert f'href="/acts/{act}/document"' in at("clerk").get(unit).text
    issued = at("clerk").fill(f"/acts/{act}/document", {})
    assert issued.status_code == 302, text_of(issued.text)[-1500:]
    said = words_of(pdf_of(at, issued.location, "clerk"))
    assert "Acta de línea base" in said
    assert f'href="{issued.location}"' in browser.get(unit).text
    assert "Hay 3 armas inscritas, sin fuente cargada; no queda nada por resolver." in said
    assert "Policía Municipal de Los Aleros y las unidades que dependen de ella." in said
    again = browser.fill(f"{unit}/baseline", {})
    assert "ya se cerró" in text_of(again.text)
    booked = {name: "as_booked" for name in FACTS if GLOCK.get(name) or name == "serial"}
    place = {"custodian": f"to_be_located:{world.units['PMLA']}", "place": None, "source": "Libro 3, folio 7"}
    listed = world.weapon("QX900", "PMLA", is_seen=False, standings=booked, **place)
    later = text_of(at("clerk").get(f"/weapons/{listed}").text)
    assert "Posterior a la línea base de Policía Municipal de Los Aleros, cerrada el" in later
    assert "no cuenta en su acta. ALB-PMLA-" in later
    before = world.weapon("QX901", "PMLA")
    assert "Posterior a la línea base" not in at("clerk").get(f"/weapons/{before}").text
