"""What is typed outlives a session that ends and a browser that is closed: in a real browser, with its script."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Browser, Page, expect

from models.database import operational
from registry.operations.enrolment import end_sessions
from tests.registry.looking import at, faults_of, let_in, page
from tests.registry.matrix.fixtures import Place

__all__ = ["at", "page"]

STATE = "[data-draft-state]"


def end_all(place: Place, name: str) -> None:
    """The sessions of the person end, as after the longest time."""
    with operational(place.bodies.registry.engine) as session:
        end_sessions(session, place.bodies.users[name], datetime.now(UTC))


def typed(page: Page, field: str, text: str) -> None:
    page.locator(f"[name={field}]").focus()
    page.keyboard.type(text)


def test_a_draft_outlives_its_session_and_its_browser(
        on_sqlite: Place, page: Page, at: str, browser: Browser) -> None:
    let_in(page, on_sqlite, at, "clerk")
    page.goto(f"{at}/weapons/register")
    page.wait_for_load_state()
    typed(page, "make", "Carabobo")
    expect(page.locator(STATE)).to_contain_text("Borrador guardado")

    end_all(on_sqlite, "clerk")
    typed(page, "model", "M-1")
    expect(page.locator(STATE)).to_have_attribute("role", "alert")
    expect(page.locator(STATE)).to_contain_text("Lo escrito sigue en esta página")
    let_in(page, on_sqlite, at, "clerk")  # he signs in again, in another tab
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator(STATE)).to_contain_text("Borrador guardado")

    with page.expect_response("**/drafts/keep/weapon"):
        typed(page, "year", "1998")
    page.context.close()  # without a word, as when the power fails

    context = browser.new_context(locale="es-VE")
    later = context.new_page()
    let_in(later, on_sqlite, at, "clerk")
    later.goto(f"{at}/start")
    queue = later.get_by_role("table", name="Lo que dejó a medias")
    expect(queue).to_contain_text("Carabobo · M-1")
    row = queue.get_by_role("row", name="Carabobo")
    for path in ("/drafts", row.get_by_role("link", name="Descartar").get_attribute("href")):
        visited = context.new_page()
        visited.goto(f"{at}{path}")
        assert faults_of(visited) == []
    row.get_by_role("link", name="Registrar un arma").click()
    for field, text in (("make", "Carabobo"), ("model", "M-1"), ("year", "1998")):
        expect(later.locator(f"[name={field}]")).to_have_value(text)
    context.close()
