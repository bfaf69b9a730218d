"""A disk that can be filled and freed: a small file system where one can be mounted, elsewhere a limit on processes."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.crash.limited_wsgi import FULL
from tests.races.served import web_of, wide_web
from tests.servers.live import Web

MEGABYTES = 24
PIECE = bytes(4096)


class Disk(Protocol):
    """Where a registry lies. `web` gives the command that serves it."""

    folder: Path
    web: Web

    def fill(self) -> None:
        """Leave no room."""

    def free(self) -> None:
        """Give the room back."""


class Mounted:
    """A file system in memory, filled with ballast."""

    web = staticmethod(wide_web)

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as ballast:
            try:
                while ballast.write(PIECE):
                    pass
            except OSError:
                return

    def free(self) -> None:
        self._ballast.unlink()


class Limited:
    """A folder like any other, and processes that obey a limit."""

    web = staticmethod(web_of("tests.crash.limited_wsgi:limited()"))

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self) -> None:
        (self.folder / FULL).touch()

    def free(self) -> None:
        (self.folder / FULL).unlink()


@contextmanager
def mounted() -> Iterator[Disk]:
    """A disk of a few megabytes; raises CalledProcessError where nobody may mount one."""
    with tempfile.TemporaryDirectory(prefix="registro-disk-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=0700", "tmpfs", folder], check=True,
                       capture_output=True)
        try:
            yield Mounted(Path(folder))
        finally:
            subprocess.run(["umount", folder], check=True)


@contextmanager
def limited() -> Iterator[Disk]:
    """A disk that is as large as the machine's until it is filled."""
    with tempfile.TemporaryDirectory(prefix="registro-disk-") as folder:
        yield Limited(Path(folder))


def kinds() -> list[str]:
    """The kinds of disk this account can make here."""
    if os.geteuid() != 0:
        return ["limited"]
    try:
        with mounted():
            return ["limited", "mounted"]
    except (OSError, subprocess.CalledProcessError):
        return ["limited"]
