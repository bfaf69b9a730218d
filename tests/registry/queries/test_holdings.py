"""Which weapons must be recovered from a dead or suspended person, and which are that person's own."""

from datetime import date
from typing import Any

from models.party import Party
from models.weapon import Weapon
from registry.queries.holdings import recovery_of


def person(**changed: Any) -> Party:
    return Party(**{"id": 33, "kind": "natural", "died_on": None, "is_suspended": False} | changed)


def weapon(id_: int, owner: str, custodian: str) -> Weapon:
    return Weapon(id=id_, owner=owner, custodian=custodian)


ISSUED = weapon(9, "organisation:12", "party:33")
OWN = weapon(4, "party:33", "party:33")
IN_THE_ARMOURY = weapon(7, "party:33", "organisation:12")
OF_ANOTHER = weapon(5, "party:3", "party:333")
ALL = [ISSUED, OWN, IN_THE_ARMOURY, OF_ANOTHER]


def test_what_is_in_hand_is_told_whoever_owns_it() -> None:
    assert recovery_of(person(), ALL).in_hand == (OWN, ISSUED)


def test_what_is_owned_and_with_somebody_else_is_told_apart() -> None:
    assert recovery_of(person(), ALL).owned_elsewhere == (IN_THE_ARMOURY,)


def test_nothing_must_be_recovered_from_the_living_who_may_carry() -> None:
    assert recovery_of(person(), ALL).to_recover == ()


def test_everything_in_hand_must_be_recovered_from_the_dead_and_from_the_suspended() -> None:
    assert recovery_of(person(died_on=date(2026, 3, 1)), ALL).to_recover == (OWN, ISSUED)
    assert recovery_of(person(is_suspended=True), ALL).to_recover == (OWN, ISSUED)


def test_a_number_that_begins_alike_is_another_person() -> None:
    assert OF_ANOTHER not in recovery_of(person(), ALL).in_hand
