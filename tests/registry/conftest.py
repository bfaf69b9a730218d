"""What tests of the registry may ask for: the ground of the matrix, and a registry just opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.registry.matrix.fixtures import on_postgresql, on_sqlite, place
from tests.registry.operations.founded import Founded, founded

__all__ = ["on_postgresql", "on_sqlite", "opened", "place"]


@pytest.fixture
def opened(migrated_url: str) -> Iterator[Founded]:
    """A registry just opened, once on each database."""
    registry = founded(migrated_url)
    yield registry
    registry.engine.dispose()
