"""Verification of a ledger of many entries: bytes, chains and root; replay; and all of it with the comparison."""

from __future__ import annotations

import argparse
import time

from sqlalchemy.orm import Session

from bench.databases import Database
from bench.ground import outings
from bench.table import Row
from bench.timing import per_second
from models.database import reading, snapshot
from models.ledger import head_of
from models.verification.chains import Chains
from models.verification.notes import Notes
from models.verification.replaying import Replay
from models.verification.scratch import scratch
from models.verification.tree import Tree
from models.verification.whole import verify, walk
from registry.operations import perform
from tests.races.ground import Ground, ground

#: A tenth of the entries register weapons, two entries each; the rest is weapons that go out and come back.
REGISTERING = 20
AT_ONCE = 100


def verification(database: Database, asked: argparse.Namespace) -> list[Row]:
    """Entries a second of each stage, on a ledger of about as many entries as asked."""
    with database.new() as url:
        at_work = grown(ground(url), asked.entries)
        with snapshot(at_work.registry.engine) as session:
            rows = [Row(database.name, what, per_second(*stage(session))) for what, stage in (
                ("bytes, cadenas y raíz", entries), ("repetición de los asientos", replaying),
                ("todo: lo anterior y cada fila", everything))]
        at_work.registry.engine.dispose()
    return rows


def grown(at_work: Ground, size: int) -> Ground:
    """The registry with at least `size` entries."""
    weapons = at_work.weapons(max(AT_ONCE, size // REGISTERING))
    groups = [tuple(weapons[start:start + AT_ONCE]) for start in range(0, len(weapons), AT_ONCE)]
    engine, clerk = at_work.registry.engine, at_work.clerks[0]
    going = [outings(at_work, group) for group in groups]
    while _size(at_work) < size:
        for operations in going:
            perform(engine, next(operations), clerk)
    return at_work


def _size(at_work: Ground) -> int:
    with reading(at_work.registry.engine) as session:
        return head_of(session).size


def entries(session: Session) -> tuple[int, float]:
    """Every entry read, hashed, parsed, chained and put under the root: how many, in how many seconds."""
    started = time.perf_counter()
    count = sum(1 for _ in walk(session, Chains(), Tree(session, Notes(()), None)))
    return count, time.perf_counter() - started


def replaying(session: Session) -> tuple[int, float]:
    """Every entry applied again to the scratch copy, the parsed bodies being at hand."""
    bodies = list(walk(session, Chains(), Tree(session, Notes(()), None)))
    with scratch() as engine:
        started = time.perf_counter()
        replay = Replay(engine)
        for body in bodies:
            replay.take(body)
        replay.finish()
        return len(bodies), time.perf_counter() - started


def everything(session: Session) -> tuple[int, float]:
    """The verification as `flask ledger verify` does it, files aside."""
    started = time.perf_counter()
    report = verify(session)
    assert report.holds, report.fault
    return report.entries, time.perf_counter() - started
