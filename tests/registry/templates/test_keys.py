"""Keys: hands that know never reach for the mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_enter_goes_to_the_next_field_and_skips_standings(page: Page, at: str, asked: list[str]) -> None:
    page.goto(f"{at}/form")
    page.focus("#kind")
    for target in ("#make", "#model", ".tz-bar .btn-primary"):
        page.keyboard.press("Enter", delay=60)
        expect(page.locator(target)).to_be_focused()
    assert asked == []


def test_enter_stops_once_at_radios_at_the_one_chosen(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.evaluate("""document.querySelector("#make").insertAdjacentHTML("beforebegin",
        '<input type="radio" name="basis" id="seen"><input type="radio" name="basis" id="booked" checked>')""")
    page.focus("#kind")
    for target in ("#booked", "#make"):
        page.keyboard.press("Enter", delay=60)
        expect(page.locator(target)).to_be_focused()


def test_enter_passes_photographs_and_leaves_the_one_file_of_a_form_to_its_chooser(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.evaluate("""document.querySelector(".tz-bar").insertAdjacentHTML("beforebegin",
        '<input type="file" id="photographs" multiple><input type="file" id="list">')""")
    page.focus("#model")
    for target in ("#photographs", "#list", "#list"):
        page.keyboard.press("Enter", delay=60)
        expect(page.locator(target)).to_be_focused()


def test_control_and_enter_send_the_form(page: Page, at: str, asked: list[str]) -> None:
    page.goto(f"{at}/form")
    page.focus("#make")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert asked == ["form"]


def test_a_key_reaches_the_standing_and_another_repeats_the_previous_value(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.focus("#kind")
    page.keyboard.press("F4")
    expect(page.locator("#kind")).to_have_value("Pistola")
    page.keyboard.press("F6")
    expect(page.locator("#known")).to_be_focused()


def test_a_slash_reaches_the_search_box_but_can_be_typed(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.keyboard.press("/")
    expect(page.locator("#busqueda")).to_be_focused()
    page.focus("#kind")
    page.keyboard.press("/")
    expect(page.locator("#kind")).to_have_value("/")


def test_a_review_is_confirmed_by_keys_but_not_by_keys_held_down(page: Page, at: str, asked: list[str]) -> None:
    page.goto(f"{at}/form")
    page.wait_for_timeout(500)  # longer than nobody has read a page
    page.evaluate("""() => {
        const form = document.querySelector("form[data-keys]");
        form.dataset.confirm = "";
        form.removeAttribute("data-keys");
        const held = {key: "Enter", ctrlKey: true, repeat: true, bubbles: true, cancelable: true};
        document.body.dispatchEvent(new KeyboardEvent("keydown", held));
    }""")
    assert page.locator("form[data-sent]").count() == 0
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert asked == ["form"]


def test_a_key_opens_the_form_of_another_weapon(page: Page, at: str) -> None:
    page.goto(f"{at}/form")
    page.evaluate("document.body.dataset.another = '/counter'")
    with page.expect_navigation(url="**/counter"):
        page.keyboard.press("F8")
