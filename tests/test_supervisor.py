"""The processes of an installation live and end together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from supervisor import HOME, ProcessGroup

# Keeps the commands given as `name=shell line`, and says when the file named first exists.
KEEP = """
import sys, pathlib, supervisor
ready, *given = sys.argv[1:]
commands = {name: ["/bin/sh", "-c", line] for name, _, line in (one.partition("=") for one in given)}
supervisor.Supervisor(commands).run(pathlib.Path(ready).exists, lambda: supervisor.say("listo"))
"""


def keep(ready: Path, **lines: str) -> subprocess.Popen[str]:
    given = [f"{name}={line}" for name, line in lines.items()]
    command = [sys.executable, "-c", KEEP, str(ready), *given]
    return subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True)


def eventually(is_so: Callable[[], bool]) -> bool:
    """Whether it becomes so within a minute: enough for a machine busy with other tests."""
    deadline = time.monotonic() + 60
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def lines_of(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that ended and was not collected yet does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return state.stdout.strip() != "" and not state.stdout.startswith("Z")


def test_a_process_that_ends_is_started_again(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    with keep(tmp_path / "ready", web=f"echo 1 >> {starts}") as supervisor:
        assert eventually(lambda: len(lines_of(starts)) >= 3)
        supervisor.terminate()
        told, _ = supervisor.communicate()
    assert "El proceso «web» terminó (código 0); se reinicia en 0.5 s." in told


def test_it_announces_once_and_only_when_ready(tmp_path: Path) -> None:
    ready, pid = tmp_path / "ready", tmp_path / "pid"
    with keep(ready, web=f"echo $$ > {pid}; while :; do sleep 0.1; done") as supervisor:
        assert eventually(lambda: bool(lines_of(pid)))
        ready.touch()
        assert supervisor.stdout is not None
        assert supervisor.stdout.readline() == "listo\n"
        supervisor.terminate()
        assert supervisor.communicate()[0] == ""


def test_a_termination_signal_stops_the_last_started_first(tmp_path: Path) -> None:
    ended, started = tmp_path / "ended", tmp_path / "started"
    lines = {
        name: f"trap 'echo {name} >> {ended}; exit 0' TERM; echo 1 >> {started}; while :; do sleep 0.1; done"
        for name in ("signer", "worker", "web")
    }
    with keep(tmp_path / "ready", **lines) as supervisor:
        assert eventually(lambda: len(lines_of(started)) == 3)
        supervisor.send_signal(signal.SIGINT)
        supervisor.communicate()
    assert supervisor.returncode == 0
    assert lines_of(ended) == ["web", "worker", "signer"]


def test_no_process_outlives_a_killed_supervisor(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    with keep(tmp_path / "ready", web=f"echo $$ > {pid}; while :; do sleep 0.1; done") as supervisor:
        assert eventually(lambda: bool(lines_of(pid)))
        supervisor.kill()
    assert eventually(lambda: not is_alive(int(lines_of(pid)[0])))


def test_killing_a_group_ends_every_member_and_what_it_started(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    group = ProcessGroup()
    member = group.start(["/bin/sh", "-c", f"sleep 600 & echo $! > {pid}; wait"], env=dict(os.environ))
    assert eventually(lambda: bool(lines_of(pid)))
    group.kill()
    assert member.wait() == -signal.SIGKILL
    assert eventually(lambda: not is_alive(int(lines_of(pid)[0])))
