"""Every route with what nobody sends who means well: told in words, never an inner fault, and nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, update
from werkzeug.test import TestResponse

from models.database import operational
from models.importing import ImportRun, Job
from tests.registry.matrix.askers import browser_of
from tests.registry.matrix.asking import address_of, methods_of
from tests.registry.matrix.bodies import Bodies
from tests.registry.matrix.expected import expected
from tests.registry.matrix.fixtures import Place, pages
from tests.registry.matrix.hostile import (
    HALF,
    ILLEGIBLE,
    NUMBERS,
    ODD,
    cut_off,
    encoded,
    filled,
    in_parts,
    misdirected,
    plausible,
    spelled,
    spoiled,
)
from tests.registry.matrix.routes import ROUTES, Answer, Route
from tests.registry.views.site import controls

FORM = "application/x-www-form-urlencoded"
#: What a refusal may be answered with; anything else is a fault of ours.
CALM = {200, 302, 400, 401, 403, 404, 405, 409, 413, 422, 429}
TRACES = ("Traceback", "sqlalchemy", "SELECT ", "psycopg", "werkzeug.")
#: A document has no review: without a language it is not issued.
UNISSUED = {"language": "?"}
#: Every word a page looks for in its address.
ASKED_WITH = (
    "q", "text", "before", "after", "view", "status", "unit", "operation", "parent", "party", "kind", "repeat", "lang",
    "next", "first_cell", "stock", "print", "label", "held", "_external", "_scheme", "_anchor", "_method")
#: Servers cut longer ones off before any view is asked.
LONGEST_ADDRESS = 4000
ROLES = ("clerk", "armourer", "approver", "inspector", "administrator", "auditor")


@pytest.fixture
def guarded(place: Place) -> Iterator[Place]:
    """The same bodies behind an application that asks for the token of its forms, as an installation does."""
    engine = place.bodies.registry.engine
    yield Place(place.bodies, pages(engine, str(engine.url), place.bodies.data_dir))
    # A load that was started by an empty form is left as it was found: other tests look at the same bodies.
    with operational(engine) as session:
        session.execute(delete(Job))
        session.execute(update(ImportRun).values(state="draft", is_rehearsal=True))


def who_may(endpoint: str, route: Route) -> str:
    """Somebody the route is open to."""
    return next(name for name in ROLES
                if expected(name, endpoint, route, "OPTIONS", "own") is Answer.SERVED)


def forms(app: Flask, bodies: Bodies) -> Iterator[tuple[str, str, str]]:
    """Endpoint, address and asker of everything that takes a form."""
    for endpoint, methods in methods_of(app).items():
        if "POST" in methods and not endpoint.startswith(("session.", "set_up.")):
            for route in ROUTES[endpoint]:
                yield endpoint, address_of(app, endpoint, route, bodies, "own"), who_may(endpoint, route)


def drawn(browser: FlaskClient, address: str) -> dict[str, str]:
    """The fields of the form at an address, ready but for words; only its token when it has no page of its own."""
    page = browser.get(address)
    fields = plausible(page.text, controls(page.text)) if page.status_code == 200 else {}
    return fields or {"csrf_token": controls(browser.get("/session/switch").text)["csrf_token"]}


def fault_in(response: TestResponse) -> str | None:
    """What is wrong with an answer, if anything."""
    if response.status_code not in CALM:
        return str(response.status_code)
    told = [trace for trace in TRACES if trace in response.get_data(as_text=True)] \
        if response.mimetype == "text/html" else []
    return f"tells {told}" if told else None


def hostile_forms(fields: dict[str, str]) -> Iterator[tuple[str, bytes, str]]:
    """What to send, by name: body and type. What may be written is only sent for review."""
    at_once = {"confirmed": "1"}
    for name, text in ILLEGIBLE.items():
        yield name, encoded(spoiled(fields, text) | at_once), FORM
    for name, text in ODD.items():
        yield name, encoded(spoiled(fields, text) | UNISSUED), FORM
        yield f"{name} everywhere", encoded(filled(fields, text) | UNISSUED | at_once), FORM
    yield "things that do not exist", encoded(misdirected(fields)), FORM
    yield "half a character among files", *in_parts(spoiled(fields, HALF) | at_once)
    yield "an unfinished upload", *cut_off(fields | at_once)
    yield "no form at all", b'{"act": [1, {}]}', "application/json"


# The parser of forms leaves the file of an upload that was cut off to the garbage collector.
@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
def test_no_form_lets_hostile_input_into_the_ledger(guarded: Place) -> None:
    bodies, faults, size = guarded.bodies, [], guarded.bodies.size()
    for endpoint, address, name in forms(guarded.app, bodies):
        browser = browser_of(guarded.app, bodies, name)
        fields = drawn(browser, address)
        for what, body, kind in hostile_forms(fields):
            response = browser.post(address, data=body, content_type=kind, buffered=True)
            fault = fault_in(response) or (bodies.size() != size and "recorded")
            size = bodies.size()
            faults += [f"{endpoint}, {what}: {fault}"] if fault else []
    assert faults == []


def test_a_form_without_its_token_is_refused(guarded: Place) -> None:
    bodies, answered, size = guarded.bodies, {}, guarded.bodies.size()
    for endpoint, address, name in forms(guarded.app, bodies):
        browser = browser_of(guarded.app, bodies, name)
        fields = {field: value for field, value in drawn(browser, address).items() if field != "csrf_token"}
        for token in ({}, {"csrf_token": "IjEi.forged.token"}):
            sent = browser.post(address, data=fields | token | {"confirmed": "1"})
            answered[f"{endpoint} {token}"] = sent.status_code
    assert {asked: status for asked, status in answered.items() if status != 400} == {}
    assert bodies.size() == size


def test_a_number_nothing_has_is_not_found(guarded: Place) -> None:
    bodies, faults = guarded.bodies, []
    for endpoint, methods in methods_of(guarded.app).items():
        for route in ROUTES[endpoint]:
            numbered = [part for part, name in route.takes.items() if isinstance(bodies.own.things[name], int)]
            if not numbered or "GET" not in methods:
                continue
            browser = browser_of(guarded.app, bodies, who_may(endpoint, route))
            address = address_of(guarded.app, endpoint, route, bodies, "own")
            for number in NUMBERS:
                told = address
                for part in numbered:
                    told = told.replace(str(bodies.own.things[route.takes[part]]), number)
                response = browser.get(told, buffered=True)
                faults += [f"{told}: {response.status_code}"] if response.status_code not in {400, 404} else []
    assert faults == []


def test_what_an_address_asks_with_is_taken_or_left(guarded: Place) -> None:
    bodies, faults = guarded.bodies, []
    # Each database is asked for every other page: what reads an address is the same code for all of them.
    is_odd = bodies.registry.engine.dialect.name == "sqlite"
    for number, (endpoint, methods) in enumerate(methods_of(guarded.app).items()):
        route = ROUTES[endpoint][0]
        if "GET" not in methods or endpoint.endswith("static") or number % 2 != is_odd:
            continue
        browser = browser_of(guarded.app, bodies, who_may(endpoint, route))
        address = address_of(guarded.app, endpoint, Route(route.access, route.takes, route.fixed), bodies, "own")
        for what, text in (ILLEGIBLE | ODD).items():
            if len(text) < LONGEST_ADDRESS:
                asked = "&".join(f"{word}={spelled(text)}" for word in ASKED_WITH)
                fault = fault_in(browser.get(f"{address}?{asked}", buffered=True))
                faults += [f"{endpoint}, {what}: {fault}"] if fault else []
    assert faults == []


@pytest.mark.parametrize("cookie", ["", "x", "eyJzaWQiOjF9.a.b", "\0", "a" * 5000])
def test_a_cookie_that_is_none_is_nobody(guarded: Place, cookie: str) -> None:
    browser = guarded.app.test_client()
    response = browser.get("/start", headers={"Cookie": f"trazarma={cookie}"})
    assert (response.status_code, response.headers["Location"]) == (302, "/sign-in?next=/start")
