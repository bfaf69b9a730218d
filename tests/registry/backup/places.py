"""Installations to back up and to restore to, and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from config import Settings
from models.database import engine_for, snapshot
from models.files import stored
from models.ledger import head_of
from models.verification import Report
from registry import backup
from registry.backup.tables import kept_tables
from registry.verifying import verify_installation
from tests.models.verification.rich import ORIGIN, Rich


def settings_for(url: str, data_dir: Path, origin: str = ORIGIN) -> Settings:
    """The settings of an installation."""
    return Settings(database_url=url, secret_key="k" * 64, data_dir=data_dir, base_url="http://127.0.0.1:8000",
                    origin=origin, demo=True, port=8000)


def place_of(rich: Rich) -> Settings:
    """The settings of a filled registry."""
    return settings_for(rich.url, rich.data_dir)


def backed_up(rich: Rich, target: Path, **options: Any) -> Path:
    """A backup of the filled registry."""
    backup.write(rich.engine, place_of(rich), target, **options)
    return target


@contextmanager
def engine_of(settings: Settings) -> Iterator[Engine]:
    """The engine of an installation, for a moment."""
    engine = engine_for(settings.database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def verified(settings: Settings) -> Report:
    """The report of the installation's own verification."""
    with engine_of(settings) as engine:
        return verify_installation(engine, settings)


def size_of(settings: Settings) -> int:
    """How many entries its ledger has."""
    with engine_of(settings) as engine, snapshot(engine) as session:
        return head_of(session).size


def content(settings: Settings) -> dict[str, list[Any]]:
    """Every row of every table that a backup keeps, and the names of all files."""
    with engine_of(settings) as engine, snapshot(engine) as session:
        rows: dict[str, list[Any]] = {
            table.name: sorted((tuple(row) for row in session.connection().execute(select(table))), key=repr)
            for table in kept_tables()}
    return rows | {"files": [path.name for path in stored(settings.data_dir)]}
