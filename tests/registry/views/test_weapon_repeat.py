"""A weapon like the last: what is repeated, how that is shown, and what is typed anew."""

from __future__ import annotations

import re

from sqlalchemy import func, select

from models.database import reading
from models.operational import AccessLog
from tests.registry.views.registering import FORM, MOSSBERG, At, focused, registered, twice
from tests.registry.views.site import controls
from tests.registry.views.world import World


def test_the_last_weapon_can_be_repeated_but_its_serial(at: At) -> None:
    registered(at, {"basis": "as_booked", "book": "Libro 2", "line": "7", "standing_year": "contradicted"})
    again = controls(at("clerk").get(f"{FORM}?repeat=1").text)
    assert (again["make"], again["country"], again["basis"], again["book"]) == (
        "Mossberg", "Estados Unidos", "as_booked", "Libro 2")  # fmt: skip
    assert (again["standing_year"], again["standing_make"], again["serial"]) == ("contradicted", "", "")


def marked(page: str) -> set[str]:
    """Names of the fields that say that they were repeated."""
    rows = re.findall(r'<div class="tz-row([^"]*)".*?\sname="([\w-]+)"', page, re.DOTALL)
    return {name for kind, name in rows if "is-repeated" in kind}


def test_what_is_repeated_says_so_and_what_is_typed_anew_does_not(at: At) -> None:
    registered(at, {"parts-1-kind": "slide", "parts-1-serial": "C 1", "owner_kind": "unknown"})
    browser = at("clerk")
    page = browser.get(f"{FORM}?repeat=1").text
    assert focused(page) == ["serial"]
    assert {"make", "model", "owner_kind", "unit", "weapon_type"} <= marked(page)
    anew = {"serial", "serial_again", "parts-0-kind", "importer", "ballistic_number", "claimed_at"}
    assert marked(page).isdisjoint(anew)
    again = controls(page)
    assert (again["parts-0-kind"], again["parts-0-serial"], again["owner_kind"]) == ("slide", "", "unknown")
    wrong = browser.fill(f"{FORM}?repeat=1", {"make": "Maverick"} | twice("P 482018") | {"year": "20"}).text
    assert marked(page) - marked(wrong) == {"make", "year"}


def test_a_person_is_repeated_by_the_document_and_that_is_a_look(at: At, world: World) -> None:
    document, person = world.documents["José Colina"], world.people["José Colina"]
    registered(at, {"weapon_class": "sporting", "owner_kind": "named", "owner": document})
    looks = select(func.count()).select_from(AccessLog).where(AccessLog.party_id == person)
    with reading(world.engine) as session:
        before = session.scalar(looks)
    again = controls(at("clerk").get(f"{FORM}?repeat=1").text)
    assert (again["owner_kind"], again["owner"]) == ("named", document)
    with reading(world.engine) as session:
        assert session.scalar(looks) == before + 1


def test_confirming_for_another_opens_the_form_with_the_same_values(at: At) -> None:
    browser = at("clerk")
    review = browser.fill(FORM, MOSSBERG)
    answer = browser.post(FORM, controls(review.text) | {"confirmed": "again"})
    assert answer.location == f"{FORM}?repeat=1"
