"""What tests of acts may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.registry.operations.founded import Founded, founded


@pytest.fixture
def opened(database_url: str) -> Iterator[Founded]:
    """A registry just opened, once on each database."""
    registry = founded(database_url)
    yield registry
    registry.engine.dispose()
