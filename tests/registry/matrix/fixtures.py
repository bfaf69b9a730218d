"""The two bodies with a running signer and the pages in front of them, made once and asked by many tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

import models.schema  # noqa: F401 - every table and event kind
from config import Settings
from models.database import engine_for
from proof.signer_client import SignerClient
from registry import create_app
from registry.issuing import Issuer
from tests.proof.signer_process import answering, launch, stop
from tests.registry.matrix.bodies import Bodies
from tests.registry.matrix.building import Builder
from tests.registry.matrix.papers import issue_papers
from tests.registry.operations.founded import Founded
from tests.servers.databases import ENGINES
from tests.servers.postgres import Cluster

ORIGIN = "matrix.example/trazarma"


@dataclass
class Place:
    """The bodies, and the application of a real installation (no demonstration) that serves them."""

    bodies: Bodies
    app: Flask


@pytest.fixture(scope="session")
def on_sqlite(migrated_file: Path) -> Iterator[Place]:
    """Both bodies on SQLite."""
    with _folder() as folder:
        shutil.copy(migrated_file, folder / "registro.sqlite3")
        yield from _place(f"sqlite:///{folder / 'registro.sqlite3'}", folder)


@pytest.fixture(scope="session")
def on_postgresql(postgres: Cluster, migrated_template: str) -> Iterator[Place]:
    """Both bodies on PostgreSQL."""
    with _folder() as folder, postgres.database(template=migrated_template) as name:
        yield from _place(postgres.url(name), folder)


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest) -> Place:
    """Both bodies, once on each database; asking may change nothing but sessions and notes of looks."""
    return request.getfixturevalue(f"on_{request.param}")


@contextmanager
def _folder() -> Iterator[Path]:
    # The signer's socket lies in it: its path must stay under 104 bytes.
    with tempfile.TemporaryDirectory(prefix="registro-") as name:
        yield Path(name)


def _place(url: str, folder: Path) -> Iterator[Place]:
    engine = engine_for(url)
    with _signer(folder) as signer:
        app = pages(engine, url, folder, WTF_CSRF_ENABLED=False)
        bodies = Builder(Founded(engine), folder).bodies()
        with app.test_request_context():
            issue_papers(Issuer(engine, signer, folder), bodies)
        yield Place(bodies, app)
    engine.dispose()


@contextmanager
def _signer(folder: Path) -> Iterator[SignerClient]:
    process = launch(folder / "signer", origin=ORIGIN)
    try:
        yield answering(folder / "signer")
    finally:
        stop(process)
        assert process.stderr
        process.stderr.close()


def pages(engine: Engine, url: str, folder: Path, **config: Any) -> Flask:
    """The application on `engine`; `config` says what is unlike an installation."""
    settings = Settings(database_url=url, secret_key="k" * 64, data_dir=folder, base_url="http://127.0.0.1:8000",
                        origin=ORIGIN, demo=False, port=8000)
    app = create_app(settings, engine)
    app.config |= {"PROPAGATE_EXCEPTIONS": False} | config
    return app
