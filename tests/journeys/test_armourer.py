"""An armourer at the counter, phone in hand: three read, one held back, two issued, one taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from models.weapon import Weapon
from registry.operations.hold import Hold
from tests.journeys.office import Office, scan, words_of


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A screen of 360 pixels."""
    context = browser.new_context(locale="es-VE", timezone_id="America/Caracas",
                                  viewport={"width": 360, "height": 760}, has_touch=True)
    yield context.new_page()
    context.close()


def read(page: Page, text: str, words: str) -> None:
    """Read one weapon and wait for its verdict."""
    scan(page, "[name=reading]", text)
    expect(page.locator("main")).to_contain_text(words)


def test_an_armourer_issues_what_may_go_out_and_takes_one_back(place: Office, phone: Page) -> None:
    world = place.world
    spare = world.weapon("QVX 300", "PMLA")
    held = world.weapon("QVX 311", "PMLA")
    world.do(Hold, world.users["approver"], weapons=(held,), authority="court", order_number="204/2026",
             ordered_on=date(2026, 11, 2), reason="Orden del tribunal")
    place.sign_in(phone, "armourer")

    phone.goto(place.address("/counter/issue"))
    phone.locator("[name=receiver]").fill("3420")
    phone.get_by_role("button", name="Continuar").click()
    read(phone, "QVX 2O8", "1 lista")
    read(phone, "QVX 300", "2 listas")
    read(phone, "QVX 311", "retenida por orden fiscal o judicial")
    read(phone, "QVX 300", "2 listas")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360

    phone.get_by_role("button", name="Entregar 2 armas").click()
    phone.get_by_role("button", name="Revisar lo que se asentará").click()
    phone.locator("button[name=confirmed]").first.click()
    expect(phone.locator("main")).to_contain_text("2 hechos")
    assert world.last_entry(Weapon, spare) > spare

    phone.get_by_role("link", name="Emitir acta").or_(
        phone.get_by_role("button", name="Emitir acta")).first.click()
    phone.get_by_role("button", name="Emitir acta de entrega de armamento").click()
    paper = phone.request.get(phone.url + "/pdf").body()
    said = words_of(paper)
    assert "Se entregan 2 armas" in said
    assert "José Colina" in said
    assert "QVX 311" not in said

    phone.goto(place.address("/counter/take_back"))
    read(phone, "QVX 300", "1 lista")
    phone.get_by_role("button", name="Recibir 1 arma").click()
    expect(phone.locator("main")).to_contain_text("Salió con 0 cargadores")
    phone.locator("[name=condition]").select_option("operative")
    phone.locator("[name=magazines-0]").fill("0")
    phone.get_by_role("button", name="Revisar lo que se asentará").click()
    phone.locator("button[name=confirmed]").first.click()
    phone.goto(place.address(f"/weapons/{spare}"))
    expect(phone.locator("main")).to_contain_text("En el parque")
