"""The registry at work, served to sixteen signed-in clerks by two processes of eight threads each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from config import Settings
from serve import web_command
from tests.races.first_sign_in import signed_in_clerks
from tests.races.ground import WRITERS, Ground, ground
from tests.races.visitor import Visitor
from tests.servers.live import LiveServer, Web, live_server

THREADS = 8


@dataclass
class Served:
    """What is behind the counter, and the clerks in front of it, in the same order as the ground's."""

    url: str
    ground: Ground
    server: LiveServer
    clerks: list[Visitor]


def wide_web(settings: Settings) -> list[str]:
    """The web server as an installation runs it, with room for every writer at once."""
    command = web_command(settings)
    place = command.index("--threads") + 1
    return [*command[:place], str(THREADS), *command[place + 1:]]


def web_of(application: str) -> Web:
    """The same, serving another application: ``module:factory()`` of the tests, which takes something away."""
    return lambda settings: [*wide_web(settings)[:-1], application]


@contextmanager
def served(
    url: str, web: Web = wide_web, clerks: int = WRITERS, data_dir: Path | None = None
) -> Iterator[Served]:
    """The registry in the new database at `url`, served, with its first `clerks` signed in; files in `data_dir`."""
    at_work = ground(url)
    env = {"TRAZARMA_DATA_DIR": str(data_dir)} if data_dir else {}
    try:
        with live_server(url, web=web, env=env) as server:
            yield Served(url, at_work, server, signed_in_clerks(server.base_url, clerks))
    finally:
        at_work.registry.engine.dispose()
