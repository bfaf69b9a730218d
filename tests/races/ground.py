"""A registry at work: sixteen clerks who may also issue, sixteen officers, sixteen citizens, weapons as asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from models.weapon import FACTS
from registry.operations import Operation
from registry.operations.base import new_act_key
from registry.operations.enrolment import Enrolment
from registry.operations.grant_role import GrantRole
from registry.operations.register import Register
from registry.operations.register_user import RegisterUser
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.sign_in.enrolment_code import canonical
from registry.sign_in.passwords import hashed
from tests.registry.operations.founded import Founded, founded

WRITERS = 16
#: What every clerk was handed for the first sign-in.
CODE = "0000-1111-2222-3333"


@dataclass
class Ground:
    """The registry and the ids of those who act and receive, in the order of their names."""

    registry: Founded
    clerks: list[int]
    officers: list[int]
    citizens: list[int]
    _serials: count

    def asked(self, operation: type[Operation], **values: Any) -> Operation:
        """An operation as a form of this moment would ask for it."""
        return operation(**{"act": new_act_key(), "claimed_at": datetime.now(UTC)} | values)

    def registration(self, serial: str | None = None, **changes: Any) -> Register:
        """A pistol of the force in its armoury, with a serial nobody has unless one is given."""
        values = weapon_values(serial or f"{next(self._serials):07d}", self.registry.force) | changes
        return self.asked(Register, **values)  # type: ignore[return-value]

    def weapons(self, number: int, **changes: Any) -> list[int]:
        """New weapons of the force, in its armoury unless `changes` says otherwise."""
        made = (self.registry.do(Register, self.clerks[0], **_content(self.registration(**changes)))
                for _ in range(number))
        return [performed.entries[0] for performed in made]

    def weapons_of_citizens(self, number: int) -> list[int]:
        """New weapons that a citizen owns and has."""
        owner = f"party:{self.registry.person(birth_date=date(1970, 1, 1))}"
        return self.weapons(number, owner=owner, custodian=owner, weapon_class="sporting")


def username(place: int) -> str:
    """How the clerk at `place` (from 0) signs in."""
    return f"operador{place:02d}"


def officer_card(place: int) -> str:
    """The cédula of the officer at `place`."""
    return f"V-{30_000_000 + place}"


def citizen_card(place: int) -> str:
    """The cédula of the citizen at `place`."""
    return f"V-{40_000_000 + place}"


def weapon_values(serial: str, force: int) -> dict[str, Any]:
    """The content of a registration."""
    facts = {"weapon_type": "pistol", "action": "semi_automatic", "make": "Glock", "model": "17", "calibre": "9 mm",
             "year": 2009, "manufacturer": "Glock Ges.m.b.H.", "country": "AT", "importer": None, "serial": serial,
             "weapon_class": "organic", "condition": "operative", "ballistic_number": None, "ballistic_on": None,
             "ballistic_laboratory": None}
    standings = {fact: "not_recorded" if facts[fact] is None else "seen" for fact in FACTS}
    return facts | {"serial_status": "legible", "standings": standings, "owner": f"organisation:{force}",
                    "custodian": f"organisation:{force}", "organisation": force}


def _content(operation: Operation) -> dict[str, Any]:
    return {name: value for name, value in vars(operation).items() if name not in {"act", "claimed_at", "seen"}}


def ground(url: str) -> Ground:
    """A registry at work in the new database at `url`."""
    registry = founded(url)
    for _ in range(2):
        registry.user(registry.root, "administrator")
    registry.do(SetLegalParameter, parameter="age_of_majority", value=18, source="Código Civil, art. 18",
                certainty="secondary", valid_from=date(2000, 1, 1))
    enrolment = Enrolment(hashed(canonical(CODE)), datetime.now(UTC) + timedelta(hours=72))
    return Ground(
        registry, [_clerk(registry, place, enrolment) for place in range(WRITERS)],
        [registry.person(registry.force, document_number=officer_card(place)) for place in range(WRITERS)],
        [registry.person(birth_date=date(1980, 5, 1), document_number=citizen_card(place)) for place in range(WRITERS)],
        count(1))


def _clerk(registry: Founded, place: int, enrolment: Enrolment) -> int:
    user = registry.made(RegisterUser, party=registry.person(registry.force), organisation=registry.force,
                         username=username(place), enrolment=enrolment)
    _grant(registry, user, ("clerk", "armourer"))
    return user


def _grant(registry: Founded, user: int, roles: Iterable[str]) -> None:
    for role in roles:
        registry.do(GrantRole, user=user, role=role, organisation=registry.force)
