"""What answers a form breaks no rule of access either: what is wrong, what will be recorded, what was refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from playwright.sync_api import Page
from sqlalchemy.exc import OperationalError

from models.database import CommitUnanswered
from tests.registry.looking import LANGUAGES, address, at, faults_of, let_in, page
from tests.registry.matrix.fixtures import Place
from tests.registry.views.registering import MOSSBERG

__all__ = ["at", "page"]

#: Endpoint → who fills its form in, and with what; the last one waits for another person.
REVIEWED: dict[str, tuple[str, dict[str, str]]] = {
    "registration.form": ("clerk", MOSSBERG | {"country": "Venezuela", "unit": "ZORZAL"}),
    "weapon_act.report_lost": ("clerk", {"crime_report": "K-26-1", "reported_on": "2026-01-09", "reason": "Extravío"}),
    "party_act.register": ("clerk", {"document_number": "V-31000111", "given_names": "Ana", "family_names": "Lugo"}),
    "organisation_act.rename_organisation": ("administrator", {"organisation_name": "Otro nombre"}),
    "weapon_act.correct_fact": ("clerk", {"value": "Beretta", "standing": "seen", "reason": "Mal leído"}),
}
SEND = """where => { const form = document.createElement("form"); form.method = "post"; form.action = where;
    document.body.append(form); form.submit(); }"""


@LANGUAGES
@pytest.mark.parametrize("endpoint", ["registration.form", "weapon_act.mark", "weapon_act.transfer", "weapon_act.hold",
                                      "party_act.register", "document.issue", "verify.page"])
def test_a_form_that_tells_what_is_wrong_is_open_to_everybody(
        on_sqlite: Place, page: Page, at: str, endpoint: str, language: str) -> None:
    let_in(page, on_sqlite, at, "clerk", language)
    page.goto(at + address(on_sqlite, endpoint))
    page.locator("main form input[name=act]").evaluate_all("fields => fields.forEach(field => field.value = '')")
    page.locator("main form button.btn-primary").click()
    page.locator("[data-errors]").wait_for()
    assert faults_of(page) == []


def fill(page: Page, typed: dict[str, str]) -> None:
    """Type into the form of a page, choose from its lists, and send it."""
    for name, value in typed.items():
        field = page.locator(f'main form [name="{name}"]').first
        kind = field.evaluate("field => field.type")
        if kind == "radio":
            page.locator(f'main form [name="{name}"][value="{value}"]').check()
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main form button.btn-primary").click()


@LANGUAGES
@pytest.mark.parametrize("endpoint", REVIEWED)
def test_what_will_be_recorded_is_open_to_everybody(
        on_sqlite: Place, page: Page, at: str, endpoint: str, language: str) -> None:
    name, typed = REVIEWED[endpoint]
    let_in(page, on_sqlite, at, name, language)
    page.goto(at + address(on_sqlite, endpoint))
    fill(page, typed)
    page.locator("button[name=confirmed]").first.wait_for()
    assert faults_of(page) == []


@LANGUAGES
def test_each_step_at_the_counter_is_open_to_everybody(on_sqlite: Place, page: Page, at: str, language: str) -> None:
    let_in(page, on_sqlite, at, "armourer", language)
    page.goto(at + "/counter/issue")
    fill(page, {"receiver": on_sqlite.bodies.own.things["card"]})
    for reading in ("zorzalspare", "nothing", "zorzalserial"):
        page.locator("[name=reading]").fill(reading)
        page.keyboard.press("Enter")
        page.locator(".tz-lines li", has_text=reading).first.wait_for()
    assert faults_of(page) == []
    page.locator("form[action$='/counter/issue/act'] button, button[formaction$='/counter/issue/act']").first.click()
    page.locator("[name=due_back_at]").wait_for()
    assert faults_of(page) == []
    page.locator("main form .btn-primary").click()
    page.locator("button[name=confirmed]").first.wait_for()
    assert faults_of(page) == []


@LANGUAGES
@pytest.mark.parametrize(("name", "path", "status"), [
    (None, "/nowhere", 404), ("clerk", "/weapons/999999", 404), ("clerk", "/users", 403),
    ("clerk", "/documents/1/reprint", 405)])
def test_a_refusal_is_open_to_everybody(
        on_sqlite: Place, page: Page, at: str, name: str | None, path: str, status: int, language: str) -> None:
    let_in(page, on_sqlite, at, name, language)
    answer = page.goto(at + path)
    assert answer
    assert answer.status == status
    assert faults_of(page) == []


@LANGUAGES
def test_a_refused_act_is_open_to_everybody(on_sqlite: Place, page: Page, at: str, language: str) -> None:
    let_in(page, on_sqlite, at, "clerk", language)
    page.goto(at + address(on_sqlite, "document.page"))
    with page.expect_navigation() as answered:
        page.evaluate(SEND, address(on_sqlite, "document.reprint"))
    assert answered.value.status == 409
    assert faults_of(page) == []


@LANGUAGES
@pytest.mark.parametrize(("fault", "status"), [
    (OperationalError("", {}, Exception("gone")), 503), (CommitUnanswered(), 503), (RuntimeError("unforeseen"), 500)])
@pytest.mark.parametrize(("name", "endpoint"), [("clerk", "weapon.listing"), (None, "ledger.checkpoints")])
def test_a_fault_is_open_to_everybody(
        on_sqlite: Place, page: Page, at: str, name: str | None, endpoint: str, fault: Exception, status: int,
        language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    views = on_sqlite.app.view_functions
    monkeypatch.setitem(views, endpoint, failing(views[endpoint], fault))
    let_in(page, on_sqlite, at, name, language)
    answer = page.goto(at + address(on_sqlite, endpoint))
    assert answer
    assert answer.status == status
    assert faults_of(page) == []


def failing(view: Callable[..., Any], fault: Exception) -> Callable[..., Any]:
    """The view, open to the same people, which ends in a fault."""
    @wraps(view)
    def fails(**parts: object) -> None:
        raise fault

    return fails
