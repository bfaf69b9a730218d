"""Memory of each process of an installation: serving pages, and while the worker loads a long list."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import time
from pathlib import Path

from bench.databases import Database
from bench.imports import a_list, decided, listed
from bench.table import Row
from models.database import operational
from registry.jobs import IMPORT, ask
from serve import web_command
from tests.races.first_sign_in import signed_in_clerks
from tests.races.ground import ground
from tests.registry.importing.brought import Brought
from tests.servers.live import LiveServer, live_server

#: A worker that serves may take this much; one that imports must not take more for a longer list.
MOST_MB = 110
PROC = Path("/proc")
PAGES = ("/start", "/weapons", "/search?q=QX0", "/weapons/{weapon}", "/parties", "/organisations", "/imports")
#: What each process is, by a word of its command.
PROCESSES = {"proof.signer": "firmador", "gunicorn": "web", "worker": "tareas"}
FIGURES = {"residente": "resident", "lo más": "peak", "lo suyo": "own"}


def memory(database: Database, asked: argparse.Namespace) -> list[Row]:
    """What each kind of process holds: after pages, after a list, and after one four times as long."""
    if not PROC.is_dir():
        return [Row(database.name, "la memoria no se mide: este sistema no tiene /proc", {})]
    with tempfile.TemporaryDirectory(prefix="medida-") as folder, database.new() as url:
        at_work = ground(url)
        loading = listed(at_work.registry, Path(folder))
        with live_server(url, with_worker=True, web=web_command, env={"TRAZARMA_DATA_DIR": folder}) as server:
            _visit(server, at_work.weapons(1)[0], asked.requests)
            rows = [_row(database, server, f"{asked.requests} páginas", MOST_MB)]
            for number in (asked.rows, 4 * asked.rows):
                _load(loading, number)
                rows.append(_row(database, server, f"lista de {number} filas"))
        at_work.registry.engine.dispose()
    return rows


def _visit(server: LiveServer, weapon: int, number: int) -> None:
    clerk = signed_in_clerks(server.base_url, 1)[0]
    for place in range(number):
        answer = clerk.get(PAGES[place % len(PAGES)].format(weapon=weapon))
        assert answer.status == 200, answer


def _load(loading: Brought, rows: int) -> None:
    run = loading.bring("\n".join(a_list(rows)), decided(loading), f"lista-{rows}.csv")
    loading.start(run)
    with operational(loading.registry.engine) as session:
        ask(session, IMPORT, run)
    while (state := loading.run(run).state) == "running":
        time.sleep(0.5)
    assert state == "done", loading.run(run).stopped_by


def _row(database: Database, server: LiveServer, what: str, most: int | None = None) -> Row:
    held: dict[str, list[_Process]] = {}
    for process in processes(server.process_group):
        if process.name:
            held.setdefault(process.name, []).append(process)
    figures = {f"{name}, {word}": f"{max(getattr(one, figure) for one in held[name]):.0f}"
               for name in sorted(held) for word, figure in FIGURES.items()}
    worst = max(one.resident for of in held.values() for one in of)
    verdict = f" (meta: {most} residentes; {'se cumple' if worst <= most else 'NO SE CUMPLE'})" if most else ""
    return Row(database.name, f"memoria, MB: {what}{verdict}", figures)


class _Process:
    """One process: what it is, and its megabytes now, at most, and without its share of what several use."""

    def __init__(self, folder: Path) -> None:
        command = (folder / "cmdline").read_bytes().decode(errors="replace")
        self.name = next((name for word, name in PROCESSES.items() if word in command), None)
        status, rollup = (folder / "status").read_text(), (folder / "smaps_rollup").read_text()
        self.resident, self.peak, self.own = _mb("VmRSS", status), _mb("VmHWM", status), _mb("Pss", rollup)


def _mb(what: str, text: str) -> float:
    found = re.search(rf"^{what}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def processes(group: int) -> list[_Process]:
    members = []
    for folder in PROC.glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                members.append(_Process(folder))
        except (ProcessLookupError, FileNotFoundError, PermissionError):
            continue  # it ended while we looked
    return members
