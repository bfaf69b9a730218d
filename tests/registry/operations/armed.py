"""A registry with weapons in it: two forces, the people who work there, and what acts need to know of the law."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from models.database import reading
from models.ledger import Entry
from models.weapon import FACTS, Weapon
from registry.errors import RuleBroken
from registry.operations import Operation, Performed, perform
from registry.operations.base import new_act_key
from registry.operations.register import Register
from registry.operations.set_legal_parameter import SetLegalParameter
from registry.operations.store import Store
from tests.registry.operations.founded import SYSTEM, Founded, founded

GLOCK = {"weapon_type": "pistol", "action": "semi_automatic", "make": "Glock", "model": "17", "calibre": "9 mm",
         "year": 2009, "manufacturer": "Glock Ges.m.b.H.", "country": "AT", "importer": None,
         "weapon_class": "organic", "condition": "operative"}
FIGURES = {"age_of_majority": 18, "mark_depth_um": 76, "mark_height_um": 1600, "request_hours": 72,
           "import_rows_alone": 500}


@dataclass
class Armed:
    """The registry, an account of each role in the first force, and how to ask for acts."""

    registry: Founded
    users: dict[str, int] = field(default_factory=dict)

    def weapon(self, serial: str | None, actor: int | None = None, **changes: Any) -> int:
        """A weapon of the first force, in its armoury."""
        unit = changes.get("organisation", self.registry.force)
        facts = GLOCK | {name: changes.pop(name) for name in list(changes) if name in FACTS}
        standings = {name: "seen" if facts.get(name) is not None else "not_recorded" for name in FACTS}
        asked: dict[str, Any] = {
            "owner": f"organisation:{unit}", "custodian": f"organisation:{unit}", "organisation": unit,
            "standings": standings | {"serial": "seen" if serial else "not_applicable"}, "serial": serial,
            "serial_status": "legible" if serial else "none",
        } | changes
        return self.registry.made(Register, self.users["clerk"] if actor is None else actor, **facts, **asked)

    def weapons(self, count: int) -> list[int]:
        """Several weapons, one act each."""
        return [self.weapon(f"QVX {number}") for number in range(count)]

    def state(self, weapon: int) -> Weapon:
        """The weapon as it stands."""
        return self.registry.thing(Weapon, weapon)

    def send(self, operation: Operation, actor: str | int = "armourer", now: datetime | None = None) -> Performed:
        """Send the operation, as the account with this role or with this number."""
        return perform(self.registry.engine, operation, self.users[actor] if isinstance(actor, str) else actor, now=now)

    def store(self, *weapons: int, place: str | None = "estante 9", **envelope: Any) -> Store:
        """Asking for another place in the armoury."""
        asked: dict[str, Any] = {
            "act": new_act_key(), "claimed_at": datetime.now(UTC), "organisation": self.registry.force,
        } | envelope
        return Store(weapons=weapons, place=place, **asked)

    def size(self) -> int:
        """How many entries there are."""
        with reading(self.registry.engine) as session:
            return session.scalar(select(func.count()).select_from(Entry)) or 0

    def bodies(self, first: int = 0) -> list[dict[str, Any]]:
        """The parsed entries from number `first` on."""
        with reading(self.registry.engine) as session:
            rows = session.scalars(select(Entry).where(Entry.sequence >= first).order_by(Entry.sequence))
            return [row.parsed() for row in rows]


def armed(url: str) -> Armed:
    """The registry in the new database at `url`, its figures of the law and its people."""
    there = Armed(founded(url))
    for name, value in FIGURES.items():
        there.registry.do(SetLegalParameter, SYSTEM, parameter=name, value=value, source="Norma de prueba",
                          certainty="unverified", valid_from=date(2020, 1, 1))
    for role in ("clerk", "armourer", "approver"):
        there.users[role] = there.registry.user(there.registry.force, role)
    return there


def do(there: Armed, operation: type[Operation], actor: str | int = "clerk", **values: Any) -> Performed:
    """Perform the operation now, as the account with this role or with this number."""
    return there.send(operation(act=new_act_key(), claimed_at=datetime.now(UTC), **values), actor)


def refused(there: Armed, operation: type[Operation], actor: str | int = "clerk", **values: Any) -> str | None:
    """The field beside which the operation is refused."""
    with pytest.raises(RuleBroken) as broken:
        do(there, operation, actor, **values)
    return broken.value.field


def rows(there: Armed, model: type[Any], **columns: Any) -> list[Any]:
    """Rows of a table by the values of columns, in the order of their ids."""
    with reading(there.registry.engine) as session:
        return list(session.scalars(select(model).filter_by(**columns).order_by(model.id)))
