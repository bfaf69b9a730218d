"""What every journey needs: the office, once on each database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.office import Office, office

# A shared machine may take its time to answer; what is asserted is what it answers.
expect.set_options(timeout=30_000)


@pytest.fixture
def place(migrated_url: str) -> Iterator[Office]:
    """The office, open."""
    with office(migrated_url) as opened:
        yield opened
