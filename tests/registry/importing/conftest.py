"""What tests of loads may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.registry.importing.brought import Brought, brought


@pytest.fixture
def where(sqlite_url: str) -> str:
    """The database of the registry: SQLite, unless a module asks for each."""
    return sqlite_url


@pytest.fixture
def there(where: str, tmp_path: Path) -> Iterator[Brought]:
    """A registry with one clerk, to which files are brought."""
    made = brought(where, tmp_path)
    yield made
    made.registry.engine.dispose()
