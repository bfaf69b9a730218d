"""Keeps a set of commands running together: restarts whichever ends, and lets none outlive its owner."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

HOME = Path(__file__).resolve().parent
GRACE_SECONDS = 10
CALM_SECONDS = 60
LONGEST_DELAY_SECONDS = 30

# The leader of the group. Its standard input closes when its owner ends, however that happens.
GUARDIAN = f'trap "" TERM INT HUP; read _; kill -TERM 0; sleep {GRACE_SECONDS}; kill -KILL 0'


class ProcessGroup:
    """Processes that end when the one that made the group ends, even by SIGKILL."""

    def __init__(self) -> None:
        self._guardian = subprocess.Popen(["/bin/sh", "-c", GUARDIAN], stdin=subprocess.PIPE, process_group=0)

    def start(
        self, command: list[str], env: Mapping[str, str] | None = None, output: IO[bytes] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start `command` in the project's folder as a member of the group; `output` takes what it prints."""
        return subprocess.Popen(
            command,
            cwd=HOME,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            process_group=self._guardian.pid,
        )

    def kill(self) -> None:
        """SIGKILL to every member at once, guardian included."""
        os.killpg(self._guardian.pid, signal.SIGKILL)
        self._guardian.communicate()


class Child:
    """One command kept alive: started again when it ends, waiting longer each time it ends soon."""

    def __init__(self, name: str, command: list[str], group: ProcessGroup) -> None:
        self.name, self._command, self._group = name, command, group
        self._process = group.start(command)
        self._started = time.monotonic()
        self._failures = 0
        self._due: float | None = None

    def revive(self) -> None:
        """Notice an end, and start again once its delay has passed."""
        if self._due is None and self._process.poll() is not None:
            self._plan_restart()
        elif self._due is not None and time.monotonic() >= self._due:
            self._process, self._due = self._group.start(self._command), None
            self._started = time.monotonic()

    def _plan_restart(self) -> None:
        was_calm = time.monotonic() - self._started > CALM_SECONDS
        self._failures = 0 if was_calm else self._failures + 1
        delay = min(LONGEST_DELAY_SECONDS, 2**self._failures / 4)
        self._due = time.monotonic() + delay
        code = self._process.returncode
        say(f"El proceso «{self.name}» terminó (código {code}); se reinicia en {delay:g} s.")

    def stop(self) -> None:
        """SIGTERM, and wait as long as the grace lasts."""
        self._process.terminate()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            say(f"El proceso «{self.name}» no terminó a tiempo.")


class Supervisor:
    """Keeps the named commands running until SIGTERM or SIGINT; the last started is the first stopped."""

    def __init__(self, commands: Mapping[str, list[str]]) -> None:
        self._commands = commands
        self._is_stopping = False

    def run(self, is_ready: Callable[[], bool], announce: Callable[[], None]) -> None:
        """Start everything, call `announce` the first time `is_ready`, and return when told to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        group = ProcessGroup()
        children = [Child(name, command, group) for name, command in self._commands.items()]
        try:
            self._watch(children, is_ready, announce)
        finally:
            for child in reversed(children):
                child.stop()
            group.kill()

    def _stop(self, number: int, frame: object) -> None:
        self._is_stopping = True

    def _watch(
        self, children: list[Child], is_ready: Callable[[], bool], announce: Callable[[], None]
    ) -> None:
        is_announced = False
        while not self._is_stopping:
            for child in children:
                child.revive()
            if not is_announced and is_ready():
                announce()
                is_announced = True
            time.sleep(0.2)


def say(sentence: str) -> None:
    """Tell the operator at once, also when the output is a file."""
    print(sentence, flush=True)
