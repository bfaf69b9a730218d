"""A registry with a small world in it, copied for each test from one that was filled once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

import models.schema  # noqa: F401 - every table and event kind
from models.database import engine_for
from models.migrate import upgrade
from tests.registry.views.site import Browser, site
from tests.registry.views.world import World, small_world


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """The file of a filled registry, and what is in it."""
    file = tmp_path_factory.mktemp("world") / "world.sqlite3"
    upgrade(f"sqlite:///{file}")
    engine = engine_for(f"sqlite:///{file}")
    world = small_world(engine)
    engine.dispose()
    return file, world


@pytest.fixture
def world(filled: tuple[Path, World], tmp_path: Path) -> World:
    """A registry of this test's own."""
    file, kept = filled
    shutil.copy(file, tmp_path / "world.sqlite3")
    names = {name: dict(getattr(kept, name)) for name in ("units", "people", "users", "weapons", "documents")}
    return replace(kept, engine=engine_for(f"sqlite:///{tmp_path / 'world.sqlite3'}"), **names)


@pytest.fixture
def app(world: World, tmp_path: Path) -> Flask:
    """Its pages."""
    return site(world.engine, tmp_path)


@pytest.fixture
def at(app: Flask, world: World) -> Callable[[str], Browser]:
    """A terminal of the user named: `at("clerk")`."""
    return lambda name: Browser(app, world.users[name])
