"""A list of a hundred thousand weapons taken away as a file, in each of its two forms, as the page gives it."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time

from bench.databases import Database
from bench.pages import Inside, environment, reader_of_all
from bench.synthetic import fill
from bench.table import Row
from config import Settings
from registry import create_app
from tests.races.ground import ground

MOST_S, EXPORTED = 3.0, 100_000


def exports(database: Database, asked: argparse.Namespace) -> list[Row]:
    """Seconds, size and memory of each kind of file."""
    with database.new() as url, tempfile.TemporaryDirectory(prefix="medida-") as data_dir:
        at_work = ground(url)
        fill(url, at_work.registry.root, EXPORTED)
        reader = reader_of_all(at_work, Inside(create_app(Settings.from_environment(environment(url, data_dir)),
                                                    at_work.registry.engine)))
        rows = [_exported(database, reader, kind) for kind in ("csv", "xlsx")]
        at_work.registry.engine.dispose()
    return rows


def _exported(database: Database, reader: Inside, kind: str) -> Row:
    before, started = _memory_mb(), time.perf_counter()
    size = reader.size_of(f"/weapons/export/{kind}")
    seconds = time.perf_counter() - started
    verdict = "se cumple" if seconds <= MOST_S else "NO SE CUMPLE"
    return Row(database.name, f"{EXPORTED} armas a {kind.upper()} (meta: {MOST_S:g} s; {verdict})", {
        "s": f"{seconds:.2f}", "MB": f"{size / 1e6:.1f}", "memoria MB": f"+{_memory_mb() - before:.0f}"})


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
