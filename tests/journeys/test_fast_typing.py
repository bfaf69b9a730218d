"""A clerk types ten files of one delivery: after the first, only what differs is typed, and each key is counted."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.database import reading
from models.weapon import Component, Weapon
from tests.journeys.keyboard import count_keys, keys_pressed, register
from tests.journeys.office import Office

FILES = 10
#: Keys of a file that is like the one before (issue 3).
MOST_KEYS = 60
#: Longer than it takes to strike the same keys twice: a review is read before it is confirmed.
READING = 450
SERIALS = [f"TZK{number:05}" for number in range(41870, 41870 + FILES)]
REVIEW = "Revisar lo que se asentará"


def confirm(page: Page) -> None:
    """Read the review, and press the keys that confirm it."""
    expect(page.locator("h1")).to_have_text(REVIEW)
    page.wait_for_load_state()
    page.wait_for_timeout(READING)
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).not_to_have_text(REVIEW)


def wait_for_form(page: Page) -> None:
    """The form of another weapon is there, and waits for its serial."""
    expect(page.locator("[name=serial]")).to_be_focused()
    page.wait_for_load_state()


def another(page: Page, serial: str) -> None:
    """The file of a weapon like the last: what is marked on it, read twice, and what is marked on its slide."""
    for text in (serial, serial):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # past the part, which is the same
    page.keyboard.type(f"C{serial}")
    page.keyboard.press("Control+Enter")


def test_ten_similar_files_are_typed_with_few_keys(place: Office, page: Page) -> None:
    place.sign_in(page, "clerk")
    count_keys(page)
    page.goto(place.address("/weapons/register"))
    page.locator("[name=parts-0-kind]").select_option("slide")
    page.locator("[name=parts-0-serial]").fill(f"C{SERIALS[0]}")
    register(page, SERIALS[0], SERIALS[0])
    confirm(page)
    expect(page.locator(".tz-plate")).to_have_text(SERIALS[0])
    page.wait_for_load_state()
    page.keyboard.press("F8")
    wait_for_form(page)
    counted = []
    for serial in SERIALS[1:]:
        before = keys_pressed(page)
        another(page, serial)
        confirm(page)
        wait_for_form(page)
        counted.append(keys_pressed(page) - before)
    assert 2 * len(SERIALS[0]) < min(counted) <= max(counted) <= MOST_KEYS, counted

    with reading(place.world.engine) as session:
        typed = session.scalars(select(Weapon).where(Weapon.serial.in_(SERIALS)))
        weapons = {weapon.serial: weapon for weapon in typed}
        parts = {part.weapon_id: (part.kind, part.serial) for part in session.scalars(select(Component))}
    assert sorted(weapons) == SERIALS
    for serial, weapon in weapons.items():
        assert (weapon.make, weapon.model, weapon.calibre, weapon.year, weapon.country, weapon.weapon_class) == (
            "Glock", "17", "9 × 19 mm Parabellum", 2009, "AT", "organic")
        assert weapon.custodian == weapon.owner == f"organisation:{place.world.units['PMLA']}"
        assert parts[weapon.id] == ("slide", f"C{serial}")
