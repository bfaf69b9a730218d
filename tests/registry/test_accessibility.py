"""Every page that people work on breaks no rule of access and fits a desk and a telephone (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.registry.looking import LANGUAGES, address, at, faults_of, let_in, page
from tests.registry.matrix.asking import methods_of
from tests.registry.matrix.expected import expected
from tests.registry.matrix.fixtures import Place
from tests.registry.matrix.routes import ROUTES, Answer

__all__ = ["at", "page"]

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
    "suggestion.facts",
    "draft.token", "suggestion.countries", "suggestion.units", "weapon_lists.export", "import.refused",
    "source.page_photograph",
})


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


# English takes the same templates: the two roles who open most of them are enough.
@pytest.mark.parametrize(("name", "language"), [*((name, "es") for name in ROLES), ("clerk", "en"),
                                                ("administrator", "en")])
def test_every_page_is_open_to_everybody_who_works_on_it(
        on_sqlite: Place, page: Page, at: str, name: str, language: str) -> None:
    let_in(page, on_sqlite, at, name, language)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    for endpoint, path in addresses(on_sqlite, name):
        answer = page.goto(at + path)
        assert answer
        faults += [] if answer.status == 200 else [f"{endpoint}: answered {answer.status}"]
        faults += [f"{endpoint}: {fault}" for fault in faults_of(page)]
    assert page.locator("html").get_attribute("lang") == language
    assert faults == []


@LANGUAGES
@pytest.mark.parametrize("path", ["/sign-in", "/verify", "/checkpoints"])
def test_every_page_open_to_anybody_is_open_to_everybody(
        on_sqlite: Place, page: Page, at: str, path: str, language: str) -> None:
    let_in(page, on_sqlite, at, None, language)
    page.goto(at + path)
    assert faults_of(page) == []


@LANGUAGES
@pytest.mark.parametrize(("name", "path"), [("without second factor", "/session/second-factor"),
                                            ("locked", "/session/unlock")])
def test_every_step_to_be_let_in_is_open_to_everybody(
        on_sqlite: Place, page: Page, at: str, name: str, path: str, language: str) -> None:
    let_in(page, on_sqlite, at, name, language)
    answer = page.goto(at + path)
    assert answer
    assert answer.url == at + path
    assert faults_of(page) == []
