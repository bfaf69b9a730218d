"""What tests of acts may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.registry.operations.armed import Armed, armed


@pytest.fixture
def there(migrated_url: str) -> Iterator[Armed]:
    """A registry with people, figures of the law and room for weapons, once on each database."""
    there = armed(migrated_url)
    yield there
    there.registry.engine.dispose()
