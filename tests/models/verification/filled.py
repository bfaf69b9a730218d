"""Fixtures: a filled registry, made once on each database and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.migrate import upgrade
from tests.models.verification.rich import Rich, fill
from tests.servers.databases import ENGINES
from tests.servers.postgres import Cluster


@pytest.fixture(scope="session")
def filled_sqlite(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a filled registry on SQLite: database, files and signer."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copy(migrated_file, folder / "registro.sqlite3")
    fill(f"sqlite:///{folder / 'registro.sqlite3'}", folder).engine.dispose()
    return folder


@pytest.fixture(scope="session")
def filled_postgres(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The name of a filled PostgreSQL database, and the folder of its files and signer."""
    folder = tmp_path_factory.mktemp("filled")
    with postgres.database() as name:
        upgrade(postgres.url(name))
        fill(postgres.url(name), folder).engine.dispose()
        yield name, folder


@pytest.fixture
def on_sqlite(filled_sqlite: Path, tmp_path: Path) -> Iterator[Rich]:
    """A filled registry of this test's own, on SQLite."""
    shutil.copytree(filled_sqlite, tmp_path / "own")
    rich = Rich(f"sqlite:///{tmp_path / 'own' / 'registro.sqlite3'}", tmp_path / "own")
    yield rich
    rich.engine.dispose()


@pytest.fixture
def on_postgres(postgres: Cluster, filled_postgres: tuple[str, Path], tmp_path: Path) -> Iterator[Rich]:
    """A filled registry of this test's own, on PostgreSQL."""
    template, folder = filled_postgres
    shutil.copytree(folder, tmp_path / "own")
    with postgres.database(template=template) as name:
        rich = Rich(postgres.url(name), tmp_path / "own")
        yield rich
        rich.engine.dispose()


@pytest.fixture(params=ENGINES)
def rich(request: pytest.FixtureRequest) -> Rich:
    """A filled registry of this test's own, once on each database."""
    return request.getfixturevalue("on_sqlite" if request.param == "sqlite" else "on_postgres")
