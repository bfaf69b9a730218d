"""Weapons within reach whose serial could be the one typed, misread: a warning before registering (V01)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from marking.serial import near_form
from models.serial_key import WEAPON, SerialKey
from models.weapon import Weapon
from registry.permissions import Authority, scope
from registry.queries.weapon_list import Line, line_of

MOST = 8


def near_matches(session: Session, authority: Authority, serial: str | None) -> tuple[Line, ...]:
    """At most eight weapons with this serial or one that a misreading turns into it."""
    near = near_form(serial or "")
    if not near:
        return ()
    reach = SerialKey.organisation_id.in_(scope(authority, "weapon:read"))
    alike = select(SerialKey.weapon_id).where(SerialKey.folded == near, SerialKey.kind == WEAPON, reach)
    query = select(Weapon).where(Weapon.id.in_(alike)).order_by(Weapon.id).limit(MOST)
    return tuple(line_of(session, weapon) for weapon in session.scalars(query))
