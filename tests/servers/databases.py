"""A new database for each test, on each of the two engines the registry promises."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.migrate import upgrade
from tests.servers.postgres import Cluster

ENGINES = ("sqlite", "postgresql")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'registro.sqlite3'}"


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a new, empty database; a test that asks for it runs once on each engine."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the present schema, to copy."""
    file = tmp_path_factory.mktemp("migrated") / "registro.sqlite3"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_template(postgres: Cluster) -> Iterator[str]:
    """The name of a PostgreSQL database with the present schema, to copy."""
    with postgres.database() as name:
        upgrade(postgres.url(name))
        yield name


@pytest.fixture
def migrated_sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The address of a SQLite database with the present schema and nothing in it."""
    return f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'registro.sqlite3')}"


@pytest.fixture
def migrated_postgres_url(postgres: Cluster, migrated_template: str) -> Iterator[str]:
    """The address of a PostgreSQL database with the present schema and nothing in it."""
    with postgres.database(template=migrated_template) as name:
        yield postgres.url(name)


@pytest.fixture(params=ENGINES)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with the present schema, made in no time; once on each engine."""
    name = "migrated_sqlite_url" if request.param == "sqlite" else "migrated_postgres_url"
    return request.getfixturevalue(name)
