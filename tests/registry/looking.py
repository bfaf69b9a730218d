"""The pages of the two bodies in a real browser, as somebody who works there sees them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.registry.matrix.askers import session_of
from tests.registry.matrix.asking import address_of
from tests.registry.matrix.fixtures import Place
from tests.registry.matrix.routes import ROUTES
from tests.registry.templates.drawing import served

LANGUAGES = pytest.mark.parametrize("language", ["es", "en"])
#: The weapon of the bodies is held; these acts are open on one that is in store, or in an officer's hands.
IN_STORE = ("issue", "store", "transfer", "withdraw", "report_not_located", "report_lost", "report_stolen")
WEAPONS = {f"weapon_act.{name}": "spare_id" for name in IN_STORE} | {"weapon_act.take_back": "issued_id"}
WIDTHS = {"desk": {"width": 1280, "height": 800}, "telephone": {"width": 360, "height": 760}}

#: The rules once they are in the page: they are many, and each page is judged twice.
INJECTED = Axe("true")


@pytest.fixture(scope="module")
def at(on_sqlite: Place) -> Iterator[str]:
    """Where the pages of the two bodies are served."""
    with served(on_sqlite.app) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without the movements that would make a colour pass through others."""
    context = browser.new_context(locale="es-VE", timezone_id="America/Caracas", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def let_in(page: Page, place: Place, at: str, name: str | None, language: str = "es") -> None:
    """Give the browser a session of the person, or nobody's, in that language."""
    signer = place.app.session_interface.get_signing_serializer(place.app)  # type: ignore[attr-defined]
    kept = {"language": language} | ({"sid": session_of(place.bodies, name)} if name else {})
    page.context.add_cookies([{"name": "trazarma", "value": signer.dumps(kept), "url": at}])


def address(place: Place, endpoint: str) -> str:
    """The page about what is of the own body, with the weapon the act is open on."""
    own = place.bodies.own
    weapon = own.things[WEAPONS.get(endpoint, "weapon_id")]
    bodies = replace(place.bodies, own=replace(own, things=own.things | {"weapon_id": weapon}))
    return address_of(place.app, endpoint, ROUTES[endpoint][0], bodies, "own")


def faults_of(page: Page) -> list[str]:
    """The rules of access broken at either width, what does not fit, and the heading the page lacks."""
    faults: list[str] = []
    page.evaluate(AXE_SCRIPT)
    for place, size in WIDTHS.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        found = INJECTED.run(page).response["violations"]
        faults += [f"{place}: {fault['id']} at {fault['nodes'][0]['target']}" for fault in found]
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            faults.append(f"{place}: wider than the screen")
    return faults + ([] if page.locator("h1").count() == 1 else ["no heading, or several"])
