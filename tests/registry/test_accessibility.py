"""Every page that people work on breaks no rule of access and fits a desk and a telephone (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.registry.matrix.askers import session_of
from tests.registry.matrix.asking import address_of, methods_of
from tests.registry.matrix.expected import expected
from tests.registry.matrix.fixtures import Place
from tests.registry.matrix.routes import ROUTES, Answer
from tests.registry.templates.drawing import served

#: In the order in which a page is looked at: the same form is not judged again for the next role.
ROLES = ("clerk", "armourer", "inspector", "administrator", "approver", "auditor")
#: What a page shows here depends on who looks.
DEPENDS_ON_ROLE = ("home.start", "weapon.page", "party.page", "organisation.page", "act.page", "document.page",
                   "request.listing", "request.page")
#: What is no page: pictures, papers, answers to scripts, and what leads elsewhere.
NO_PAGE = frozenset({
    "static", "bootstrap.static", "home.index", "home.healthz", "set_up.wizard", "set_up.printer_page",
    "session.sign_in", "session.choose_password", "session.enrol", "session.second_factor", "weapon.photograph",
    "document.pdf", "document.proof", "verify.offline_program", "verify.proof", "ledger.proof", "suggestion.words",
    "suggestion.countries", "suggestion.units",
})
#: The weapon of the bodies is held; these acts are open on one that is in store, or in an officer's hands.
IN_STORE = ("issue", "store", "transfer", "withdraw", "report_not_located", "report_lost", "report_stolen")
WEAPONS = {f"weapon_act.{name}": "spare_id" for name in IN_STORE} | {"weapon_act.take_back": "issued_id"}
WIDTHS = {"desk": {"width": 1280, "height": 800}, "telephone": {"width": 360, "height": 760}}


@pytest.fixture(scope="module")
def at(on_sqlite: Place) -> Iterator[str]:
    """Where the pages of the two bodies are served."""
    with served(on_sqlite.app) as address:
        yield address


def may_open(name: str, endpoint: str) -> bool:
    """Whether the page is open to the person for what is of the own body."""
    return expected(name, endpoint, ROUTES[endpoint][0], "GET", "own") is Answer.SERVED


def addresses(place: Place, name: str) -> Iterator[tuple[str, str]]:
    """Endpoint and address of every page to look at as this person."""
    before = ROLES[:ROLES.index(name)]
    for endpoint, methods in methods_of(place.app).items():
        if "GET" not in methods or endpoint in NO_PAGE or not may_open(name, endpoint):
            continue
        if endpoint in DEPENDS_ON_ROLE or not any(may_open(earlier, endpoint) for earlier in before):
            yield endpoint, address(place, endpoint)


def address(place: Place, endpoint: str) -> str:
    """The page about what is of the own body, with the weapon the act is open on."""
    own = place.bodies.own
    weapon = own.things[WEAPONS.get(endpoint, "weapon_id")]
    bodies = replace(place.bodies, own=replace(own, things=own.things | {"weapon_id": weapon}))
    return address_of(place.app, endpoint, ROUTES[endpoint][0], bodies, "own")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without the movements that would make a colour pass through others."""
    context = browser.new_context(locale="es-VE", timezone_id="America/Caracas", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def let_in(page: Page, place: Place, at: str, name: str) -> None:
    """Give the browser a session of the person."""
    signer = place.app.session_interface.get_signing_serializer(place.app)  # type: ignore[attr-defined]
    value = signer.dumps({"sid": session_of(place.bodies, name)})
    page.context.add_cookies([{"name": "trazarma", "value": value, "url": at}])


def faults_of(page: Page) -> list[str]:
    """The rules of access broken at either width, what does not fit, and the heading the page lacks."""
    faults: list[str] = []
    for place, size in WIDTHS.items():
        page.set_viewport_size(size)  # type: ignore[arg-type]
        found = Axe().run(page).response["violations"]
        faults += [f"{place}: {fault['id']} at {fault['nodes'][0]['target']}" for fault in found]
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            faults.append(f"{place}: wider than the screen")
    return faults + ([] if page.locator("h1").count() == 1 else ["no heading, or several"])


@pytest.mark.parametrize("name", ROLES)
def test_every_page_is_open_to_everybody_who_works_on_it(
        on_sqlite: Place, page: Page, at: str, name: str) -> None:
    let_in(page, on_sqlite, at, name)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    for endpoint, path in addresses(on_sqlite, name):
        answer = page.goto(at + path)
        assert answer
        faults += [] if answer.status == 200 else [f"{endpoint}: answered {answer.status}"]
        faults += [f"{endpoint}: {fault}" for fault in faults_of(page)]
    assert faults == []


@pytest.mark.parametrize("path", ["/sign-in", "/verify", "/checkpoints", "/nowhere"])
def test_every_page_open_to_anybody_is_open_to_everybody(page: Page, at: str, path: str) -> None:
    page.goto(at + path)
    assert faults_of(page) == []


@pytest.mark.parametrize("endpoint", ["registration.form", "weapon_act.mark", "weapon_act.transfer", "weapon_act.hold",
                                      "party_act.register", "verify.page"])
def test_a_form_that_tells_what_is_wrong_is_open_to_everybody(
        on_sqlite: Place, page: Page, at: str, endpoint: str) -> None:
    let_in(page, on_sqlite, at, "clerk")
    page.goto(at + address(on_sqlite, endpoint))
    page.locator("main form button[type=submit]").last.click()
    page.locator("[data-errors]").wait_for()
    assert faults_of(page) == []
