"""The same act over HTTP, and the weapon's file, on a live server."""

from __future__ import annotations

import argparse
from itertools import cycle, islice

from bench.databases import Database
from bench.ground import last_entries, weapon_with
from bench.table import Row
from bench.timing import Times
from registry.operations.base import new_act_key
from serve import web_command
from tests.races.served import Served, served
from tests.races.typed import issue
from tests.races.visitor import Visitor

WARM_UP = 20
#: Acts behind the weapon whose file is opened.
HISTORY = 40
TAKEN_BACK = {"condition": "operative", "place": "estante 4", "magazines-0": "1"}


def web(database: Database, asked: argparse.Namespace) -> list[Row]:
    """Times of one person's acts and pages, one after another; each takes a connection of its own."""
    with database.new() as url, served(url, web=web_command, clerks=1) as registry:
        clerk, weapon = registry.clerks[0], registry.ground.weapons(1)[0]
        acts, page = Times(), Times()
        _act(registry, clerk, weapon, WARM_UP, Times())
        _act(registry, clerk, weapon, asked.requests, acts)
        address = f"/weapons/{weapon_with(registry.ground, HISTORY)}"
        for _ in range(asked.requests):
            answer = page.of(lambda: clerk.get(address))
            assert answer.status == 200, answer
    return [Row(database.name, "el mismo acto por HTTP", acts.figures()),
            Row(database.name, f"el expediente por HTTP ({HISTORY} actos)", page.figures())]


def _act(registry: Served, clerk: Visitor, weapon: int, number: int, times: Times) -> None:
    kinds = [("issue", issue(0)), ("take_back", TAKEN_BACK)]
    drawn = {}
    for kind, typed in islice(cycle(kinds), number):
        address = f"/weapons/{weapon}/{kind}"
        drawn[kind] = drawn.get(kind) or clerk.form(address)
        things = " ".join(f"{subject}@{entry}" for subject, entry in last_entries(registry.ground, (weapon,)).items())
        sent = drawn[kind] | typed | {"things": things, "act": new_act_key(), "confirmed": "1"}
        answer = times.of(lambda address=address, sent=sent: clerk.post(address, sent))  # type: ignore[misc]
        assert answer.status == 302, answer
