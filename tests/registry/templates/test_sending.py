"""Sending: once, with a word that says so, and never losing what was typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def test_a_form_is_sent_once_and_shows_it(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.evaluate("""() => {
        const form = document.querySelector("form[data-keys]");
        window.sent = 0;
        window.addEventListener("submit", (event) => {
            window.sent += !event.defaultPrevented;
            event.preventDefault();
        });
        form.requestSubmit();
        form.requestSubmit();
    }""")
    expect(page.locator(".tz-bar .btn-primary")).to_have_text("Enviando…")
    expect(page.locator(".tz-bar .btn-primary")).to_be_disabled()
    assert page.evaluate("window.sent") == 1


def test_leaving_a_form_with_something_typed_asks_first(page: Page, at: str) -> None:
    asked_first: list[str] = []
    page.on("dialog", lambda dialog: (asked_first.append(dialog.type), dialog.accept()))
    page.goto(f"{at}/form")
    page.click("#kind")
    page.keyboard.type("Escopeta")
    page.goto(f"{at}/counter")
    assert asked_first == ["beforeunload"]


def test_makes_are_suggested_while_typing(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.focus("#make")
    page.keyboard.type("Mo")
    expect(page.locator("#make-list option")).to_have_attribute("value", "Mossberg")


def test_a_suggestion_is_asked_for_with_the_make_typed_before(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.fill("#make", "Mossberg")
    page.evaluate("document.querySelector('#model').dataset.suggest = '/makes'")
    with page.expect_request("**/makes?q=&make=Mossberg"):
        page.focus("#model")
    with page.expect_request("**/makes?q=5&make=Mossberg"):
        page.keyboard.type("5")


def test_what_others_of_a_model_say_is_offered_and_taken_by_a_key_alone(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.fill("#make", "Mossberg")
    page.fill("#model", "590")
    page.press("#model", "Enter")
    expect(page.locator(".tz-usual")).to_have_text("F4: Escopeta, como en otras")
    expect(page.locator("#kind")).to_have_value("")
    page.press("#kind", "F4")
    expect(page.locator("#kind")).to_have_value("Escopeta")
    expect(page.locator(".tz-usual")).to_have_count(0)


def test_an_offer_goes_with_the_model_it_was_for(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.fill("#make", "Mossberg")
    for model, count in (("590", 1), ("500", 0)):
        page.fill("#model", model)
        page.press("#model", "Tab")
        expect(page.locator(".tz-usual")).to_have_count(count)
    page.press("#kind", "F4")
    expect(page.locator("#kind")).to_have_value("Pistola")


@pytest.mark.parametrize(("typing", "focused"), [(True, "kind"), (False, "faults")])
def test_the_error_summary_takes_the_focus_from_nobody_who_types(
        page: Page, at: str, typing: bool, focused: str) -> None:
    page.goto(f"{at}/form")
    page.evaluate("""async (typing) => {
        const summary = document.createElement("div");
        Object.assign(summary, {id: "faults", tabIndex: -1});
        summary.dataset.errors = "";
        document.body.append(summary);
        typing ? document.querySelector("#kind").focus() : document.activeElement.blur();
        (await import("/static/forms.js")).watchForms();
    }""", typing)
    assert page.evaluate("document.activeElement.id") == focused
