"""A PostgreSQL cluster of the tests' own: made in a temporary folder, reached by socket, gone afterwards."""

from __future__ import annotations

import os
import pwd
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.servers.in_memory import in_memory

# What an installation has: it signs in, makes its own restricted role, and is no superuser.
OWNER = "registro"
SUPERUSER = "dueno"
MISSING = "PostgreSQL 15 o posterior hace falta para las pruebas (Debian: apt install postgresql)."


class Cluster:
    """One running cluster; `crash` and `start` make it fail and come back.

    Unless it `is_durable`, it saves itself every flush: no test but those of crashes can tell.
    """

    def __init__(self, folder: Path, programs: Path, account: str | None, *, is_durable: bool = True,
                 wal_megabytes: int = 16) -> None:
        self._folder, self._programs, self._account = folder, programs, account
        # Thousands of databases live for a second each: nothing in them is worth sweeping.
        saving = ("fsync=off", "full_page_writes=off", "autovacuum=off")
        self._options = [] if is_durable else [word for setting in saving for word in ("-c", setting)]
        self._wal_megabytes = wal_megabytes
        self._numbers = count(1)
        self._server: subprocess.Popen[bytes] | None = None

    def create(self) -> None:
        """Make the files of the cluster, and the role an installation would be given."""
        initdb = [
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            f"--username={SUPERUSER}",
            f"--wal-segsize={self._wal_megabytes}",
            "--no-sync",
        ]
        subprocess.run(
            [self._programs / "initdb", *initdb, "-D", self._folder / "data"],
            user=self._account, cwd=self._folder, stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        self.start()
        with self.superuser() as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER NOCREATEDB CREATEROLE")

    def start(self, largest_file: int | None = None) -> None:
        """Start the server, listening on its socket alone, and wait until it answers.

        It writes no file past `largest_file` bytes: to a table of that size, and to it alone, the disk is full.
        """
        command: list[str | Path] = [self._programs / "postgres", "-D", self._folder / "data", "-k", self._folder]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [*command, "-c", "listen_addresses=", *self._options],
                user=self._account, cwd=self._folder, stderr=log, process_group=0,
                preexec_fn=partial(_limit, largest_file) if largest_file else None,
            )  # fmt: skip
        deadline = time.monotonic() + 60
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"PostgreSQL did not start:\n{(self._folder / 'log').read_text()}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            self.superuser().close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """An orderly shutdown that ends open connections (SIGINT, "fast")."""
        self._end("INT")

    def crash(self) -> None:
        """End at once without a checkpoint (SIGQUIT, "immediate"): the next start has to recover."""
        self._end("QUIT")

    def _end(self, signal_name: str) -> None:
        assert self._server is not None
        subprocess.run(["kill", f"-{signal_name}", str(self._server.pid)], check=True)
        self._server.wait(60)

    def superuser(self) -> psycopg.Connection:
        """A connection that may do anything, to prepare what an administrator would."""
        return psycopg.connect(host=str(self._folder), user=SUPERUSER, dbname="postgres", autocommit=True)

    def url(self, database: str) -> str:
        """The address an installation would be given for the database."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self._folder}"

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """A new database owned by the installation's role, copied from `template`; yields its name."""
        name = f"registro_{next(self._numbers)}"
        with self.superuser() as connection:
            # Files are copied as they are: written through the log, they fill it, and a test in ten waits for that.
            connection.execute(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template} STRATEGY FILE_COPY")
        try:
            yield name
        finally:
            with self.superuser() as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _limit(largest_file: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))


def programs() -> Path:
    """The folder of initdb and postgres; fails the test run when there is none."""
    asked = shutil.which("pg_config")
    told = [subprocess.check_output([asked, "--bindir"], text=True).strip()] if asked else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    for folder in [*map(Path, told), *debian]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    pytest.fail(MISSING)


def account() -> str | None:
    """Who runs the server: PostgreSQL refuses root, so root hands it to another account."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def running(*, is_durable: bool, wal_megabytes: int = 16) -> Iterator[Cluster]:
    """A private cluster, gone afterwards."""
    user = account()
    # a socket's path must stay under 104 bytes
    folder = Path(tempfile.mkdtemp(prefix="registro-pg-", dir="/tmp" if is_durable else in_memory()))
    if user:
        shutil.chown(folder, user)
    cluster = Cluster(folder, programs(), user, is_durable=is_durable, wal_megabytes=wal_megabytes)
    try:
        cluster.create()
        yield cluster
        cluster.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A private cluster, one for each worker of the test run."""
    with running(is_durable=False) as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: Cluster) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database."""
    with postgres.database() as name:
        yield postgres.url(name)
