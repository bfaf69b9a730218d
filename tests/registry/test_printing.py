"""What a browser prints of a page: its content in black on white, no wider than the paper, and no more than that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from models.database import reading
from models.document import Document, DocumentFile
from models.files import read
from tests.registry.looking import at, let_in, page
from tests.registry.matrix.asking import address_of
from tests.registry.matrix.fixtures import Place
from tests.registry.matrix.routes import ROUTES

__all__ = ["at", "page"]

#: What there is between the margins of a sheet of letter paper, in CSS pixels of 1/96 inch.
PAPER = {"width": 710, "height": 930}
PAGES = ("document.listing", "document.page", "document.issue", "act.page", "weapon.page", "weapon.listing",
         "party.page", "ledger.page", "ledger.checkpoints")
#: What helps to work at a screen.
SCREEN = ".tz-band, .tz-tabs, .tz-footer, .tz-skip, .tz-actions, main button"
SHOWN = "elements => elements.filter(e => e.checkVisibility() && e.getClientRects().length).map(e => e.outerHTML)"
TINTED = """() => [...document.querySelectorAll("body *")].filter(e => e.checkVisibility()).map(e =>
    getComputedStyle(e).backgroundColor).filter(c => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(c))"""


def faults_of(page: Page) -> list[object]:
    """What of a page would be printed in vain, cut off at the edge, or tinted."""
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    width = page.evaluate("document.documentElement.scrollWidth")
    cut_off = [width] if width > PAPER["width"] else []
    return [*page.locator(SCREEN).evaluate_all(SHOWN), *page.evaluate(TINTED), *cut_off]


@pytest.mark.parametrize("endpoint", PAGES)
def test_a_page_is_printed_as_it_is_read(on_sqlite: Place, page: Page, at: str, endpoint: str) -> None:
    name = "auditor" if endpoint.startswith("ledger") else "clerk"
    let_in(page, on_sqlite, at, name)
    page.goto(at + address_of(on_sqlite.app, endpoint, ROUTES[endpoint][0], on_sqlite.bodies, "own"))
    assert faults_of(page) == []
    assert page.locator("h1").is_visible()
    assert "Copia de pantalla" in page.locator(".tz-print-head").inner_text()


def test_a_refusal_is_printed_as_it_is_read(on_sqlite: Place, page: Page, at: str) -> None:
    let_in(page, on_sqlite, at, "clerk")
    page.goto(at + "/documents/999999")
    assert faults_of(page) == []
    assert page.locator(".tz-verdict").is_visible()


def test_an_answer_of_the_public_page_is_printed_with_its_moment_and_its_address(
        on_sqlite: Place, page: Page, at: str) -> None:
    page.goto(at + "/verify")
    sent = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": paper(on_sqlite)}
    page.set_input_files("input[type=file]", sent)  # type: ignore[arg-type]
    page.locator("main form button[type=submit]").click()
    page.locator(".tz-verdict.is-ok").wait_for()
    assert faults_of(page) == []
    assert page.locator("pre").is_visible()
    assert "/verify" in page.locator(".tz-print-head").inner_text()


def paper(place: Place) -> bytes:
    """The stored bytes of a document."""
    with reading(place.bodies.registry.engine) as session:
        document = session.get_one(Document, place.bodies.own.things["document_id"])
        return read(place.bodies.data_dir, session.get_one(DocumentFile, document.file).digest)
