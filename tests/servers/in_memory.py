"""Where what a test leaves behind lies: in memory, where there is room, for no test can tell a disk that is slow."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

#: What the clusters and the files of a test run fill at most, and as much again.
ROOM = 6 << 30


def in_memory() -> str:
    """A folder in memory where there is room for one: thousands of databases come and go, hundreds of files each."""
    memory = Path("/dev/shm")
    has_room = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return str(memory) if has_room else tempfile.gettempdir()


def pytest_configure(config: pytest.Config) -> None:
    """Give the tests a folder of this run alone; a worker is given its own by who started it."""
    if config.option.basetemp is None:
        config.option.basetemp = tempfile.mkdtemp(prefix="registro-pruebas-", dir=in_memory())
        config.add_cleanup(lambda: shutil.rmtree(config.option.basetemp, ignore_errors=True))
