"""A registry with a small world in it, on either database, copied for each test from one that was filled once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from sqlalchemy import Engine

import models.schema  # noqa: F401 - every table and event kind
from models.database import engine_for
from models.migrate import upgrade
from proof.note import VerifyingKey
from registry.installation import signer_of
from tests.proof.signer_process import answering, launch, stop
from tests.registry.test_translations import PO
from tests.registry.views.papers import ORIGIN
from tests.registry.views.site import Browser, site
from tests.registry.views.world import World, small_world
from tests.servers.databases import ENGINES
from tests.servers.postgres import Cluster


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """The file of a filled registry, and what is in it."""
    file = tmp_path_factory.mktemp("world") / "world.sqlite3"
    return file, filled(f"sqlite:///{file}")


@pytest.fixture(scope="session")
def filled_template(postgres: Cluster) -> Iterator[tuple[str, World]]:
    """The name of a PostgreSQL database with the same in it."""
    with postgres.database() as name:
        yield name, filled(postgres.url(name))


def filled(url: str) -> World:
    """Fill a new database; nothing stays connected to it, so that it can be copied."""
    upgrade(url)
    engine = engine_for(url)
    world = small_world(engine)
    engine.dispose()
    return world


@pytest.fixture
def sqlite_world(filled_file: tuple[Path, World], tmp_path: Path) -> World:
    """A copy of the file, for this test."""
    file, kept = filled_file
    shutil.copy(file, tmp_path / "world.sqlite3")
    return copied(kept, engine_for(f"sqlite:///{tmp_path / 'world.sqlite3'}"))


@pytest.fixture
def postgres_world(filled_template: tuple[str, World], postgres: Cluster) -> Iterator[World]:
    """A copy of the database, for this test."""
    template, kept = filled_template
    with postgres.database(template=template) as name:
        world = copied(kept, engine_for(postgres.url(name)))
        yield world
        world.engine.dispose()


def copied(kept: World, engine: Engine) -> World:
    """The same world in another database; what a test adds to its names stays its own."""
    names = {name: dict(getattr(kept, name)) for name in ("units", "people", "users", "weapons", "documents")}
    return replace(kept, engine=engine, **names)


@pytest.fixture(params=ENGINES)
def world(request: pytest.FixtureRequest) -> World:
    """A registry of this test's own, once on each database."""
    return request.getfixturevalue(f"{'sqlite' if request.param == 'sqlite' else 'postgres'}_world")


@pytest.fixture
def app(world: World, tmp_path: Path) -> Flask:
    """Its pages."""
    return site(world.engine, tmp_path)


@pytest.fixture
def translated(app: Flask, tmp_path: Path) -> Flask:
    """The application with the catalogue of this moment, compiled or not."""
    folder = tmp_path / "translations" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with PO.open("rb") as source, (folder / "messages.mo").open("wb") as compiled:
        write_mo(compiled, read_po(source, locale="en"))
    app.extensions["babel"].translation_directories[:] = [str(tmp_path / "translations")]
    return app


@pytest.fixture
def at(app: Flask, world: World) -> Callable[[str], Browser]:
    """A terminal of the user named: `at("clerk")`."""
    return lambda name: Browser(app, world.users[name])


@pytest.fixture
def signer(app: Flask, tmp_path: Path) -> Iterator[VerifyingKey]:
    """The signer of the installation; its public key."""
    with launch(tmp_path / "signer", origin=ORIGIN) as process:
        answering(tmp_path / "signer")
        yield signer_of(app.config["SETTINGS"]).key()
        stop(process)
