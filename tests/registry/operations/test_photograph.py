"""Adding photographs to a file."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.photograph import Photograph as Picture
from models.weapon import Weapon
from registry.operations.photograph import MOST, Photograph, PhotographFacts
from tests.builders import a_missing_weapon, a_photograph, a_weapon, an_envelope, event, refused_field


def photograph(pictures: Sequence[Picture], weapon: Weapon | None = None,
               known: tuple[str, ...] = ()) -> tuple[Photograph, PhotographFacts]:
    weapon = weapon or a_weapon()
    return (Photograph(**an_envelope(), weapon=weapon.id, photographs=tuple(pictures)),
            PhotographFacts(weapon, frozenset(known)))


def pictures(count: int) -> list[Picture]:
    return [a_photograph(digest=f"{number:064x}") for number in range(count)]


def test_the_entry_carries_commitments_and_never_digests() -> None:
    [picture] = pictures(1)
    data = event(*photograph([picture])).data()
    assert data == {"photographs": [picture.commitment], "count": 1}


def test_pictures_of_a_missing_weapon_help_to_find_it() -> None:
    assert event(*photograph(pictures(2), a_missing_weapon())).count == 2


@pytest.mark.parametrize("count", [0, MOST + 1])
def test_from_one_to_the_most_an_act_takes(count: int) -> None:
    assert refused_field(*photograph(pictures(count))) == "photographs"


def test_the_same_picture_joins_the_file_once() -> None:
    [picture] = pictures(1)
    assert refused_field(*photograph([picture], known=(picture.digest,))) == "photographs"
    assert refused_field(*photograph([picture, a_photograph(digest=picture.digest)])) == "photographs"


def test_nothing_is_added_to_a_withdrawn_weapon() -> None:
    assert refused_field(*photograph(pictures(1), a_weapon(status="withdrawn"))) == "weapons"
