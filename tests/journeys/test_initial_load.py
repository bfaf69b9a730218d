"""The first day of a force: two lists of 3,000 weapons that contradict each other, up to the baseline record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from models.act import Act
from models.database import reading
from tests.journeys.office import Office, office, words_of
from tests.servers.browser import new_page

WEAPONS, ILLEGIBLE, CONTRADICTED = 3_000, 10, 15
HEAD = "INVENTARIO DE LA DIRECCIÓN\n\nSerial;Tipo;Marca;Modelo;Calibre;Año;Clase\n"
PATIENCE_MS = 90_000


@pytest.fixture
def place(migrated_postgres_url: str) -> Iterator[Office]:
    """The office with its worker, on the database of a nation; rows are loaded on both by the tests of loading."""
    with office(migrated_postgres_url, with_worker=True) as opened:
        yield opened


def a_list(second: bool) -> str:
    """A list of the force; the second one gives another year to some, and has one row that is none."""
    rows = [f"ZKA{number:05d};Pistola;Glock;17;9 mm;{2011 if second and number < CONTRADICTED else 2010};orgánica"
            for number in range(WEAPONS - ILLEGIBLE)]
    rows += ["ilegible;Revólver;Taurus;82;.38 Special;no consta;orgánica"] * (0 if second else ILLEGIBLE)
    return HEAD + "\n".join([*rows, "=A1&B1;Pistola;Glock;17;9 mm;2010;orgánica"]) + "\n"


def bring(place: Office, clerk: Page, path: Path) -> str:
    """Bring a list and decide what its columns are; the address of the load."""
    clerk.goto(place.address("/imports/new"))
    clerk.locator("input[type=file]").set_input_files(path)
    clerk.locator("select[name=unit]").select_option(str(place.world.units["PMLA"]))
    clerk.locator("main form button[type=submit]").last.click()
    clerk.wait_for_url("**/columns")
    clerk.locator("main form button[type=submit]").last.click()
    clerk.wait_for_url(re.compile(r"/imports/\d+$"))
    return clerk.url


def rehearsed(clerk: Page) -> None:
    """Have the worker try it; the page tells of the end by itself."""
    clerk.get_by_role("button", name="Ensayar").click()
    expect(clerk.get_by_role("status").first).to_contain_text("Ensayo: terminada", timeout=PATIENCE_MS)


def loaded(place: Office, clerk: Page, approver: Page, load: str) -> None:
    """A long list waits for another person; approved, the worker records it."""
    clerk.get_by_role("link", name="Inscribir", exact=True).click()
    clerk.locator("main form button[type=submit]").last.click()
    asked(clerk, approver)
    clerk.goto(load)
    clerk.get_by_role("button", name="Inscribir", exact=True).click()
    expect(clerk.get_by_role("status").first).to_contain_text("Terminada", timeout=PATIENCE_MS)


def asked(clerk: Page, approver: Page) -> None:
    """What a review says another person decides, asked for by one and approved by the other."""
    expect(clerk.locator("main")).to_contain_text("Queda en espera de otra persona")
    clerk.locator("button[name=confirmed]").first.click()
    clerk.wait_for_url(re.compile(r"/requests/\d+$"))
    approver.goto(clerk.url)
    approver.get_by_role("button", name="Aprobar y asentar").click()
    approver.wait_for_load_state()


def record(place: Office, clerk: Page) -> bytes:
    """The baseline record, issued from the act that closed the load."""
    with reading(place.world.engine) as session:
        act = session.scalars(select(Act.id).where(Act.operation == "close_baseline")).one()
    clerk.goto(place.address(f"/acts/{act}/document"))
    clerk.locator("main form button[type=submit]").last.click()
    expect(clerk.get_by_role("link", name="Abrir el PDF")).to_be_visible()
    return clerk.request.get(clerk.url + "/pdf").body()


def test_a_force_is_loaded_from_two_contradicting_lists_up_to_the_baseline_record(
        place: Office, browser: Browser, tmp_path: Path) -> None:
    with new_page(browser) as clerk, new_page(browser) as approver:
        place.sign_in(clerk, "clerk")
        place.sign_in(approver, "approver")
        loads = []
        for name in ("inventario.csv", "libro.csv"):
            (tmp_path / name).write_text(a_list(second=name == "libro.csv"), encoding="latin-1")
            loads.append(bring(place, clerk, tmp_path / name))
            rehearsed(clerk)
            loaded(place, clerk, approver, loads[-1])
        expect(clerk.get_by_role("row", name=f"contradicen a otro papel {CONTRADICTED}")).to_be_visible()

        clerk.goto(place.address("/conflicts"))
        boxes = clerk.locator("input[name=c]")
        expect(boxes).to_have_count(CONTRADICTED)
        for box in boxes.all():
            box.check()
        clerk.get_by_role("button", name="Decidir las elegidas").click()
        clerk.locator("input[name=stands][value=claimed]").check()
        clerk.locator("[name=reason]").fill("El libro se llevó al recibirlas")
        clerk.locator("main form button[type=submit]").last.click()
        asked(clerk, approver)
        clerk.goto(place.address("/conflicts"))
        expect(clerk.locator("main")).to_contain_text("No hay contradicciones por decidir")

        approver.goto(place.address(f"/organisations/{place.world.units['PMLA']}/baseline"))
        approver.locator("main form button[type=submit]").last.click()
        approver.locator("button[name=confirmed]").first.click()
        expect(approver.locator("main")).to_contain_text("cerrada en el asiento")
        said = words_of(record(place, clerk))
    assert "Acta de línea base" in said
    assert f"{ILLEGIBLE} seriales no leídos" in said
    assert "contradicci" not in said.split("Carga cerrada")[0]
    assert "Todo concuerda" in place.server.flask("ledger", "verify")
