"""A clerk's morning: the first sign-in, a weapon registered by keyboard, marked, labelled, found by its label."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.keyboard import register
from tests.journeys.office import Office, codes_on, scan


def test_a_clerk_registers_marks_labels_and_finds_a_weapon(place: Office, page: Page) -> None:
    place.sign_in(page, "clerk")
    page.goto(place.address("/weapons/register"))

    register(page, "QVZ 10O", "QVZ 100")
    expect(page.locator("main")).to_contain_text("Los dos no son iguales. El 7.º carácter: primero letra O")
    expect(page.locator("[name=make]")).to_have_value("Glock")

    page.wait_for_load_state()  # the keys are the script's: before it is there, nobody listens to Ctrl+Enter
    page.locator("[name=serial_again]").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("QVZ 10O")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Revisar lo que se asentará")
    page.locator("button[name=confirmed]").first.press("Enter")
    expect(page.locator(".tz-plate")).to_have_text("QVZ 10O")
    weapon = page.url

    page.get_by_role("link", name="Registrar un marcaje").click()
    page.locator("[name=mark_kind]").select_option("state_stock")
    page.locator("[name=text]").fill("PMLA-0142")
    page.locator("[name=part]").select_option("slide")
    page.locator("[name=face]").select_option("left")
    page.locator("[name=mark_method]").select_option("dot_peen")
    page.get_by_role("button", name="Revisar lo que se asentará").click()
    page.locator("button[name=confirmed]").first.click()
    expect(page.locator("main")).to_contain_text("PMLA-0142")

    page.goto(weapon)
    page.get_by_role("link", name="Emitir etiqueta").click()
    page.get_by_role("button", name="Revisar lo que se asentará").click()
    page.locator("button[name=confirmed]").first.click()
    page.wait_for_url(re.compile(r"/labels/"))
    sheet = page.request.get(f"{page.url}?stock=letter_3x10&first_cell=7&offset_x=0&offset_y=0&print=1")
    token, = codes_on(sheet.body())

    page.goto(place.address("/start"))
    scan(page, "#busqueda", token)
    page.wait_for_url(weapon)
    expect(page.locator(".tz-plate")).to_have_text("QVZ 10O")
