"""A scanner: every reading arrives once, in order, and none presses a button."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def test_a_scan_on_a_button_searches_and_presses_nothing(page: Page, at: str, asked: list[str]) -> None:
    page.goto(f"{at}/form")
    page.focus(".tz-bar .btn-primary")
    with page.expect_navigation():
        page.keyboard.type("QVX 214")
        page.keyboard.press("Enter")
    assert asked == ["search QVX 214"]


def test_fast_readings_all_arrive_in_order_and_no_act_is_done(page: Page, at: str, asked: list[str]) -> None:
    page.goto(f"{at}/counter")
    expect(page.locator("#reading")).to_be_focused()
    for code in ("QVX 1", "QVX 2", "QVX 3"):
        page.keyboard.type(code)
        page.keyboard.press("Enter")
    expect(page.locator(".tz-bar .btn-primary")).to_have_text("Entregar 3 armas")
    expect(page.locator("#reading")).to_be_focused()
    assert asked == ["QVX 1", "QVX 2", "QVX 3"]


def test_a_scan_with_the_act_in_focus_adds_a_line(page: Page, at: str, asked: list[str]) -> None:
    page.goto(f"{at}/counter")
    page.focus(".tz-bar .btn-primary")
    page.keyboard.type("QVX 214")
    page.keyboard.press("Enter")
    expect(page.locator(".tz-bar .btn-primary")).to_have_text("Entregar 1 armas")
    assert asked == ["QVX 214"]


def test_a_reading_that_cannot_be_sent_stays_in_its_field(page: Page, at: str) -> None:
    page.goto(f"{at}/counter")
    page.route("**/counter", lambda route: route.abort())
    page.keyboard.type("QVX 214")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("No se pudo enviar")
    expect(page.locator("#reading")).to_have_value("QVX 214")


def test_without_script_a_reading_still_arrives(browser: Browser, at: str, asked: list[str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(f"{at}/counter")
    bare.fill("#reading", "QVX 214")
    with bare.expect_navigation():
        bare.press("#reading", "Enter")
    context.close()
    assert asked == ["QVX 214"]
