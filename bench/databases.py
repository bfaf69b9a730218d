"""The databases that are measured: a SQLite file, and PostgreSQL where there is one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from models.migrate import owner_engine
from tests.servers.postgres import Cluster, account, programs

#: An address of an empty PostgreSQL database whose schema may be dropped after each measurement.
GIVEN = "TRAZARMA_BENCH_POSTGRESQL"


@dataclass(frozen=True)
class Database:
    """A kind of database, and the address of a new, empty one for as long as the context lasts."""

    name: str
    new: Callable[[], AbstractContextManager[str]]


def databases(open_: ExitStack, directory: Path) -> list[Database]:
    """SQLite in a new folder under `directory`; PostgreSQL as given by the environment, or a private cluster."""
    folder = Path(open_.enter_context(tempfile.TemporaryDirectory(prefix="medida-", dir=directory)))
    numbers = count(1)

    @contextmanager
    def sqlite() -> Iterator[str]:
        yield f"sqlite:///{folder / f'registro-{next(numbers)}.sqlite3'}"

    return [Database("SQLite", sqlite), Database("PostgreSQL", _given() or _private(open_))]


def _given() -> Callable[[], AbstractContextManager[str]] | None:
    url = os.environ.get(GIVEN)
    return (lambda: _emptied(url)) if url else None


@contextmanager
def _emptied(url: str) -> Iterator[str]:
    yield url
    engine = owner_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()


def _private(open_: ExitStack) -> Callable[[], AbstractContextManager[str]]:
    # The path of its socket must be short, so it lies where temporary files do.
    folder = Path(tempfile.mkdtemp(prefix="medida-pg-", dir="/tmp"))
    open_.callback(shutil.rmtree, folder)
    user = account()
    if user:
        shutil.chown(folder, user)
    cluster = Cluster(folder, programs(), user)
    cluster.create()
    open_.callback(cluster.stop)

    @contextmanager
    def new() -> Iterator[str]:
        with cluster.database() as name:
            yield cluster.url(name)

    return new
