"""The registry as its users meet it: the signer and the web server in processes of their own."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from config import Settings
from proof.signer import SignerClient, SignerUnavailable, socket_path
from serve import FLASK, FRUGAL, is_free, is_healthy, signer_command, web_command, worker_command
from supervisor import HOME, ProcessGroup

START_SECONDS = 60
#: Gives the command that serves the web of an installation.
Web = Callable[[Settings], list[str]]


class LiveServer:
    """Signer, web server and, when asked, worker on one database, in one group to kill at once."""

    def __init__(self, env: Mapping[str, str], with_worker: bool, web: Web = web_command) -> None:
        self.env = {**FRUGAL, **os.environ, **env}
        self.settings = Settings.from_environment(self.env)
        self.base_url = self.settings.base_url
        self.log = self.settings.data_dir / "log"
        self._commands = [signer_command(self.settings), web(self.settings)]
        if with_worker:
            self._commands.append(worker_command())

    def flask(self, *arguments: str) -> str:
        """Run a flask command of the installation and give back what it printed; raises when it fails."""
        done = subprocess.run([*FLASK, *arguments], cwd=HOME, env=self.env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(
                f"flask {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
            )
        return done.stdout

    def start(self) -> float:
        """Start every process and wait until web and signer answer; gives the seconds that took."""
        started = time.monotonic()
        self._group = ProcessGroup()
        with self.log.open("ab") as output:
            self._processes = [self._group.start(command, self.env, output) for command in self._commands]
        while not self._answers():
            if time.monotonic() - started > START_SECONDS:
                self.kill()
                raise AssertionError(f"no answer from {self.base_url}:\n{self.log.read_text()}")
            time.sleep(0.05)
        return time.monotonic() - started

    def _answers(self) -> bool:
        try:
            SignerClient(socket_path(self.settings.data_dir / "signer")).head()
        except SignerUnavailable:
            return False
        return is_healthy(self.settings)

    def kill(self) -> None:
        """SIGKILL to every process at once, as a power cut or an impatient administrator would."""
        self._group.kill()
        for process in self._processes:
            process.wait()
        while not is_free(self.settings.port):  # the web server's own children end a moment after it
            time.sleep(0.01)

    @property
    def process_group(self) -> int:
        """The group every process of the installation belongs to."""
        return os.getpgid(self._processes[0].pid)

    def restart(self) -> float:
        """Kill and start again on the same data; gives the seconds until it answered."""
        self.kill()
        return self.start()


@contextmanager
def live_server(
    database_url: str, *, with_worker: bool = False, env: Mapping[str, str] | None = None, web: Web = web_command
) -> Iterator[LiveServer]:
    """A registry migrated and serving on a free port, as a real installation unless `env` or `web` says otherwise."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="registro-") as data_dir:
        own = {
            "TRAZARMA_DATABASE_URL": database_url,
            "TRAZARMA_DATA_DIR": str(Path(data_dir)),
            "TRAZARMA_SECRET_KEY": secrets.token_hex(32),
            "TRAZARMA_BASE_URL": f"http://127.0.0.1:{port}",
            "TRAZARMA_DEMO": "0",
            "PORT": str(port),
        }
        server = LiveServer({**own, **(env or {})}, with_worker, web)
        server.flask("db-upgrade")
        server.start()
        try:
            yield server
        finally:
            server.kill()


def free_port() -> int:
    """A port of 127.0.0.1 nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
