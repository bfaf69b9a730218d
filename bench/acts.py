"""An act through `perform`, and a bare durable commit of the same bytes beside it, in turn."""

from __future__ import annotations

import argparse
from itertools import islice

from bench.bare import Bare, bare
from bench.databases import Database
from bench.ground import bodies, outings
from bench.table import Row
from bench.timing import Times
from registry.operations import Operation, perform
from tests.races.ground import Ground, ground

GOAL_MS = 5.0
WARM_UP = 20


def acts(database: Database, asked: argparse.Namespace) -> list[Row]:
    """Times of both, and how far apart their medians are."""
    with database.new() as url:
        at_work = ground(url)
        with bare(url) as beside:
            act, commit = _measured(at_work, beside, asked.acts)
        at_work.registry.engine.dispose()
    above = act.percentile(50) - commit.percentile(50)
    verdict = "se cumple" if above <= GOAL_MS else "NO SE CUMPLE"
    return [
        Row(database.name, "un acto por perform", act.figures()),
        Row(database.name, "los mismos bytes, confirmados sin más", commit.figures()),
        Row(database.name, f"diferencia (meta: {GOAL_MS:g} ms; {verdict})", {"p50 ms": f"{above:.2f}"}),
    ]


def _measured(at_work: Ground, beside: Bare, number: int) -> tuple[Times, Times]:
    act, commit = Times(), Times()
    operations = outings(at_work, tuple(at_work.weapons(1)))
    for operation in islice(operations, WARM_UP):
        _turn(at_work, beside, operation, Times(), Times())
    for operation in islice(operations, number):
        _turn(at_work, beside, operation, act, commit)
    return act, commit


def _turn(at_work: Ground, beside: Bare, operation: Operation, act: Times, commit: Times) -> None:
    engine, clerk = at_work.registry.engine, at_work.clerks[0]
    performed = act.of(lambda: perform(engine, operation, clerk))
    body = bodies(at_work, performed.act_id, 1 + len(performed.entries))
    commit.of(lambda: beside.commit(body))
