"""Every role before every route of the map, asking for what is its own body's and what is another's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from registry.security import access_of
from tests.registry.matrix.askers import ANONYMOUS, ASKERS, browser_of
from tests.registry.matrix.asking import METHODS, Question, address_of, answer_of, methods_of, questions
from tests.registry.matrix.bodies import Bodies
from tests.registry.matrix.expected import expected, known_to, sees
from tests.registry.matrix.fixtures import Place
from tests.registry.matrix.routes import ROUTES, Answer
from tests.registry.matrix.words import secrets_in
from tests.servers.databases import ENGINES

#: Each role is asked for on both databases; the same roles held elsewhere, and accounts let in nowhere, on one.
ROLES = frozenset({"clerk", "approver", "armourer", "inspector", "administrator", "auditor"})
ASKED = [(engine, name) for engine in ENGINES for name in (ANONYMOUS, *ASKERS)
         if engine == "sqlite" or name in ROLES]
TEXTS = ("text/html", "text/plain", "application/json")
ROW = ("no row in tests/registry/matrix/routes.py: say what the view declares, the thing each part of its address "
       "names, and the permissions that must reach the body whose thing it is")


def test_every_route_has_a_reviewed_row(on_sqlite: Place) -> None:
    endpoints = {rule.endpoint for rule in on_sqlite.app.url_map.iter_rules()}
    assert [f"{endpoint}: {ROW}" for endpoint in sorted(endpoints - ROUTES.keys())] == []
    assert ROUTES.keys() - endpoints == set()


def test_every_view_declares_what_was_reviewed(on_sqlite: Place) -> None:
    declared = {endpoint: access_of(on_sqlite.app, endpoint) for endpoint in ROUTES}
    assert declared == {endpoint: routes[0].access for endpoint, routes in ROUTES.items()}


@pytest.mark.parametrize(("engine", "name"), ASKED)
def test_everybody_is_answered_as_the_matrix_says_and_told_nothing_else(
        request: pytest.FixtureRequest, engine: str, name: str) -> None:
    place: Place = request.getfixturevalue(f"on_{engine}")
    size = place.bodies.size()
    browser = browser_of(place.app, place.bodies, name)
    faults: list[str] = []
    for question in questions(place.app, place.bodies):
        response = question.asked(browser)
        faults += [f"{question}: {fault}" for fault in faults_in(question, response, place.bodies, name)]
        if question.endpoint.startswith("session.") or question.method != "GET":
            browser = browser_of(place.app, place.bodies, name)
    assert "\n".join(faults) == ""
    assert place.bodies.size() == size


def faults_in(question: Question, response: TestResponse, bodies: Bodies, name: str) -> Iterator[str]:
    """What is wrong with a response: another answer than expected, or words that its reader may not know."""
    answer = answer_of(response)
    wanted = expected(name, question.endpoint, question.route, question.method, question.owner)
    if answer != wanted:
        yield f"answered {answer} ({response.status_code}), not {wanted}"
    if question.route.searches and not _may_find(name, question) and "Location" in response.headers and \
            wanted is Answer.SERVED:
        yield f"finds what is out of reach: {response.headers['Location']}"
    if response.mimetype in TEXTS:
        text = response.get_data(as_text=True) + response.headers.get("Location", "")
        for owner, body in (("own", bodies.own), ("other", bodies.other)):
            asked = {"address": question.address}
            secrets = secrets_in(text, body.word, known_to(name, owner), asked)
            if secrets:
                yield f"tells {owner}'s {', '.join(secrets)}"


def _may_find(name: str, question: Question) -> bool:
    return name in ASKERS and sees(ASKERS[name], question.route, question.owner)


def test_a_method_no_rule_takes_is_refused_to_everybody(on_sqlite: Place) -> None:
    answered: dict[str, int] = {}
    for name in (ANONYMOUS, "administrator"):
        browser: FlaskClient = browser_of(on_sqlite.app, on_sqlite.bodies, name)
        for endpoint, taken in methods_of(on_sqlite.app).items():
            address = address_of(on_sqlite.app, endpoint, ROUTES[endpoint][0], on_sqlite.bodies, "own")
            answered |= {f"{method} {endpoint} by {name}": browser.open(address, method=method).status_code
                         for method in METHODS if method not in taken}
    assert {question: status for question, status in answered.items() if status != 405} == {}
