"""The questions of the matrix: each route of the map, each method it takes, each body whose thing can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.registry.matrix.bodies import Bodies
from tests.registry.matrix.routes import ROUTES, Answer, Route

#: What a browser or a script may send; a rule answers those it does not take with 405, whoever asks.
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
OWNERS = ("own", "other")
#: What a form says otherwise by itself.
NONSENSE = {"language": "no language", "act": "no key"}
#: What the answer to a form sent from behind the lock offers.
UNLOCKS = '<a href="/session/unlock" target="_blank"'
#: A form whose content is refused (409, 422) was judged: whoever sent it had been let through to it.
STATUSES = {200: Answer.SERVED, 302: Answer.SERVED, 409: Answer.SERVED, 422: Answer.SERVED, 401: Answer.SIGN_IN,
            403: Answer.FORBIDDEN, 404: Answer.NOT_FOUND}


@dataclass(frozen=True)
class Question:
    """One request."""

    endpoint: str
    route: Route
    method: str
    owner: str
    address: str

    def __str__(self) -> str:
        """As a person reads it in a report."""
        return f"{self.method} {self.endpoint} of {self.owner} ({self.address})"

    def asked(self, browser: FlaskClient) -> TestResponse:
        """Send it; a form comes with nothing that could be recorded."""
        return browser.open(self.address, method=self.method, data=NONSENSE if self.method == "POST" else None,
                            buffered=True)


def questions(app: Flask, bodies: Bodies) -> Iterator[Question]:
    """Every question there is."""
    methods = methods_of(app)
    for endpoint, routes in ROUTES.items():
        for route in routes:
            for owner in owners_of(route):
                address = address_of(app, endpoint, route, bodies, owner)
                for method in methods[endpoint]:
                    if method == "POST" and route.is_proposal:
                        continue
                    yield Question(endpoint, route, method, owner, address)


def methods_of(app: Flask) -> dict[str, list[str]]:
    """Endpoint → the methods its rules take, in the order of `METHODS`."""
    taken: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        taken.setdefault(rule.endpoint, set()).update(rule.methods or ())
    return {endpoint: [method for method in METHODS if method in found] for endpoint, found in taken.items()}


def owners_of(route: Route) -> tuple[str, ...]:
    """The bodies to ask about; none but one's own when nothing of anybody's is asked for."""
    if not route.takes and not route.searches:
        return ("own",)
    return (*OWNERS, "nobody") if route.takes_citizens else OWNERS


def address_of(app: Flask, endpoint: str, route: Route, bodies: Bodies, owner: str) -> str:
    """The address with the owner's things in it; what is no part of the path goes into the query."""
    things = bodies.things(owner)
    values = {part: things[name] for part, name in (*route.takes.items(), *route.searches.items())}
    with app.test_request_context():
        return app.url_for(endpoint, **route.fixed, **values)


def answer_of(response: TestResponse) -> Answer | int:
    """What a response tells, or its status when it is none of what may be told."""
    where = response.headers.get("Location", "")
    if response.status_code == 302 and where.startswith("/sign-in"):
        return Answer.SIGN_IN
    if response.status_code == 302 and where.startswith("/session/second-factor"):
        return Answer.SECOND_FACTOR
    if where.startswith("/session/unlock") or (response.status_code == 401 and UNLOCKS in response.text):
        return Answer.UNLOCK
    return STATUSES.get(response.status_code, response.status_code)
