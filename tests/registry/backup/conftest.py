"""What tests of backups may ask for: a filled registry, and empty places of either kind to restore to."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import Settings
from tests.models.verification.filled import filled_postgres, filled_sqlite, on_postgres, on_sqlite, rich
from tests.registry.backup.places import settings_for

__all__ = ["filled_postgres", "filled_sqlite", "on_postgres", "on_sqlite", "rich"]


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> Settings:
    """An installation that was never started, on SQLite."""
    (tmp_path / "empty").mkdir()
    return settings_for(f"sqlite:///{tmp_path / 'empty' / 'registro.sqlite3'}", tmp_path / "empty")


@pytest.fixture
def empty_postgres(postgres_url: str, tmp_path: Path) -> Settings:
    """An installation that was never started, on PostgreSQL."""
    (tmp_path / "empty").mkdir()
    return settings_for(postgres_url, tmp_path / "empty")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest) -> Settings:
    """An installation that was never started, once on each database."""
    return request.getfixturevalue("empty_sqlite" if request.param == "sqlite" else "empty_postgres")
