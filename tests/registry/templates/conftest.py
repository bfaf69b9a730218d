"""A small registry to type in and to scan into."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.registry.templates.drawing import served
from tests.registry.templates.small_registry import pages


@pytest.fixture
def asked() -> list[str]:
    """What reached the server."""
    return []


@pytest.fixture
def at(asked: list[str]) -> Iterator[str]:
    """Address of the small application."""
    with served(pages(asked)) as address:
        yield address
