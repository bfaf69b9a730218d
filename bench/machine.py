"""The machine the figures are of: without it they say nothing."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.databases import Database
from models.database import durability, engine_for


def facts(directory: Path, databases: Iterable[Database]) -> Iterator[str]:
    """One line each: processor, system, Python, the disk under `directory`, each database with its durability."""
    yield f"máquina: {_processor()}, {os.cpu_count()} núcleos, carga {os.getloadavg()[0]:.2f}"
    yield f"sistema: {platform.platform()}, Python {platform.python_version()}"
    yield f"disco: {directory}, {_file_system(directory)}"
    for database in databases:
        yield f"base de datos: {_promise(database)}"


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in listed.read_text().splitlines()
             if line.startswith("model name")] if listed.exists() else []
    return names[0] if names else platform.processor() or platform.machine()


def _file_system(directory: Path) -> str:
    told = subprocess.run(["df", "-T", directory], capture_output=True, text=True, check=False).stdout.splitlines()
    return told[-1].split()[1] if told else "?"


def _promise(database: Database) -> str:
    with database.new() as url:
        engine = engine_for(url, role=None)
        promised = durability(engine)
        engine.dispose()
    return ", ".join(promised.values())
