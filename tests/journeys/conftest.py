"""What every journey needs: the office, once on each database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.office import Office, office


@pytest.fixture
def place(migrated_url: str) -> Iterator[Office]:
    """The office, open."""
    with office(migrated_url) as opened:
        yield opened
