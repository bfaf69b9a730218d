"""A load killed at random points and gone on with gives what one that nobody killed gives."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.imports import a_list
from models.database import snapshot
from models.verification.whole import verify
from models.weapon import FACTS
from tests.registry.importing.brought import Brought, brought

#: Rows and kills: enough to be cut between and within pieces. The measured run has 50,000 and ten.
ROWS, KILLS = 3_000, 5


@pytest.fixture
def places(tmp_path: Path) -> Iterator[tuple[Brought, Brought]]:
    there = []
    for name in ("entera", "cortada"):
        folder = tmp_path / name
        folder.mkdir()
        there.append(brought(f"sqlite:///{folder}/registro.sqlite3", folder))
    yield there[0], there[1]
    for place in there:
        place.registry.engine.dispose()


def outcome(there: Brought, run: int) -> tuple[Any, ...]:
    """Everything a load leaves, without the numbers and times that differ from one registry to another."""
    ended = there.run(run)
    weapons = sorted((weapon.line, *(getattr(weapon, name) for name in FACTS), weapon.serial_status, weapon.identity)
                     for weapon in there.weapons())
    lines = {weapon.id: weapon.line for weapon in there.weapons()}
    rows = [(row.line, row.verdict, lines.get(row.weapon_id), lines.get(row.near_id), row.form, row.reason)
            for row in there.rows(run)]
    return ended.state, ended.accepted, ended.already, ended.refused, [str(weapon) for weapon in weapons], rows


def killed(there: Brought, run: int, kills: int, chance: random.Random, until: float) -> None:
    """Take the run on in processes that are killed after a while, `kills` times, then to its end."""
    words = [sys.executable, "-m", "tests.crash.importer", str(there.registry.engine.url), str(there.folder), str(run)]
    for _ in range(kills):
        process = subprocess.Popen(words, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()  # at least one piece is in
        time.sleep(chance.random() * until)
        process.kill()
        process.wait()
        process.stdout.close()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def test_a_load_killed_at_random_points_gives_the_same(places: tuple[Brought, Brought]) -> None:
    whole, cut = places
    text = "\n".join(a_list(ROWS))
    first = whole.bring(text)
    whole.load(first)
    run = cut.bring(text)
    cut.start(run)
    killed(cut, run, KILLS, random.Random(3), 0.4)
    assert outcome(cut, run) == outcome(whole, first)
    assert cut.run(run).done == ROWS
    with snapshot(cut.registry.engine) as session:
        assert verify(session).fault is None
