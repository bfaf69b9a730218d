"""A door on each of the two databases."""

from __future__ import annotations

import pytest

from registry.sign_in import Gate, Keys
from tests.registry.operations.founded import Founded
from tests.registry.sign_in.door import Door


@pytest.fixture
def door(opened: Founded) -> Door:
    """A registry with one account whose first sign-in is still to come."""
    door = Door(opened, Gate(opened.engine, Keys.of("k" * 64)))
    door.register("ana.mora")
    return door
