"""Whoever presses Back finds a page and not the browser's question, and loses nothing that was read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.office import CODE, Office, office, scan


@pytest.fixture
def place(migrated_sqlite_url: str) -> Iterator[Office]:
    """The office on one database: what a browser does with Back knows of none."""
    with office(migrated_sqlite_url) as opened:
        yield opened


def read(page: Page, text: str, words: str) -> None:
    """Read one weapon and wait for its verdict."""
    scan(page, "[name=reading]", text)
    expect(page.locator("main")).to_contain_text(words)


def at_the_review(place: Office, page: Page) -> None:
    """Two weapons read for one officer, and what will be recorded of them."""
    page.goto(place.address("/counter/issue"))
    page.locator("[name=receiver]").fill("3420")
    page.get_by_role("button", name="Continuar").click()
    read(page, "QVX 2O8", "1 lista")
    read(page, "HK-70113", "2 listas")
    page.get_by_role("button", name="Entregar 2 armas").click()
    page.get_by_role("button", name="Revisar lo que se asentará").click()
    expect(page.locator("h1")).to_have_text("Revisar lo que se asentará")


def test_what_was_read_at_the_counter_is_still_there(place: Office, page: Page) -> None:
    place.sign_in(page, "armourer")
    at_the_review(place, page)
    page.go_back()
    expect(page.get_by_role("button", name="Entregar 2 armas")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Entregar 2 armas")).to_be_visible()
    page.get_by_role("button", name="Cambiar quien recibe").click()
    page.locator("[name=receiver]").fill("3417")
    page.get_by_role("button", name="Continuar").click()
    expect(page.get_by_role("button", name="Entregar 2 armas")).to_be_visible()


def test_after_recording_the_counter_tells_how_things_stand(place: Office, page: Page) -> None:
    place.sign_in(page, "armourer")
    at_the_review(place, page)
    page.locator("button[name=confirmed]").first.click()
    expect(page.locator(".tz-note")).to_contain_text("Quedó asentado: Entrega a funcionario.")
    page.go_back()
    expect(page.locator(".tz-lines")).to_contain_text("El arma ya está entregada a un funcionario.")
    expect(page.get_by_role("button", name="Entregar")).to_have_count(0)
    page.get_by_role("link", name="Mostrador").first.click()
    page.get_by_role("link", name="Entregar a un funcionario").click()
    expect(page.locator("[name=receiver]")).to_have_value("")


def test_a_recorded_act_on_one_weapon_is_not_offered_again(place: Office, page: Page) -> None:
    place.sign_in(page, "armourer")
    page.goto(place.address(f"/weapons/{place.world.weapons['QVX 2O8']}/issue"))
    page.locator("[name=receiver]").fill("9999")
    page.get_by_role("button", name="Revisar lo que se asentará").click()
    expect(page.locator("[data-errors]")).to_contain_text("No hay una persona registrada")
    page.locator("[name=receiver]").fill("3420")
    page.get_by_role("button", name="Revisar lo que se asentará").click()
    page.locator("button[name=confirmed]").first.click()
    expect(page.locator(".tz-note")).to_contain_text("Quedó asentado")
    for _ in range(2):  # the review, then the form with its mistake
        page.go_back()
        expect(page.locator("main")).to_contain_text("El arma ya está entregada a un funcionario.")


def test_a_wrong_password_is_not_sent_again(place: Office, page: Page) -> None:
    page.goto(place.address("/sign-in"))
    page.get_by_label("Nombre de usuario").fill("armourer")
    page.locator("[name=password]").fill(f"{CODE}0")
    page.get_by_role("button", name="Iniciar sesión").click()
    expect(page.locator("[data-errors]")).to_be_visible()
    page.goto(place.address("/verify"))
    page.go_back()
    expect(page.locator("[name=password]")).to_be_visible()
    expect(page.locator("[data-errors]")).to_have_count(0)
