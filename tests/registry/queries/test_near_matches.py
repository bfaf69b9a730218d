"""Which serials could be taken for which."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from models.database import reading
from registry.permissions import authority_of
from registry.queries.near_matches import MOST, near_matches
from tests.registry.operations.armed import Armed, armed

Near = Callable[[str], list[str | None]]


@pytest.fixture
def there(migrated_url: str) -> Iterator[Armed]:
    filled = armed(migrated_url)
    yield filled
    filled.registry.engine.dispose()


@pytest.fixture
def near(there: Armed) -> Near:
    """The serials a clerk of the first force is told of."""
    def told(serial: str) -> list[str | None]:
        with reading(there.registry.engine) as session:
            authority = authority_of(session, there.users["clerk"])
            assert authority is not None
            return [line.weapon.serial for line in near_matches(session, authority, serial)]
    return told


@pytest.mark.parametrize(("typed", "registered"), [("QVX208", "QVX2O8"), ("qvx-2o8", "QVX 208"), ("P482O17", "P482017"),
                                                   ("ABC", "ABC"), ("0" * 12, "O" * 12)])
def test_what_a_misreading_turns_into_the_other_is_near(there: Armed, near: Near, typed: str, registered: str) -> None:
    there.weapon(registered)
    assert near(typed) == [registered]


def test_what_nothing_resembles_has_nothing_near(there: Armed, near: Near) -> None:
    there.weapon("ACE")
    assert near("ACF") == []


def test_no_serial_resembles_none(there: Armed, near: Near) -> None:
    there.weapon(None, serial_status="obliterated")
    assert near("") == []
    assert near("--") == []


def test_no_more_than_can_be_read_are_told(there: Armed, near: Near) -> None:
    for number in range(MOST + 1):
        there.weapon("O0O0", model=f"{number}")
    assert len(near("0000")) == MOST


def test_a_part_with_that_number_is_no_weapon_with_it(there: Armed, near: Near) -> None:
    there.weapon("QVX 1", components=({"kind": "barrel", "serial": "B 1", "standing": "seen"},))
    assert near("B1") == []
