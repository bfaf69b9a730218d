"""Signing in for the first time, as a real installation asks: code, a password of one's own, a second factor."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.races.ground import CODE, WRITERS, username
from tests.races.visitor import Visitor

PASSWORD = "caballo correcto 7 grapa"


def signed_in(visitor: Visitor, name: str) -> Visitor:
    """The visitor, just signed in as `name` with the code that was handed over."""
    steps = [
        visitor.fill("/sign-in", username=name, password=CODE),
        visitor.fill("/session/password", password=PASSWORD, again=PASSWORD),
        visitor.fill("/session/enrol", paper="1"),
    ]
    assert [step.status for step in steps] == [302, 302, 200], steps
    assert visitor.get("/start").status == 200
    return visitor


def signed_in_clerks(base_url: str, number: int = WRITERS) -> list[Visitor]:
    """The first clerks of the ground, each at a browser of his own."""
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(lambda place: signed_in(Visitor(base_url), username(place)), range(number)))
