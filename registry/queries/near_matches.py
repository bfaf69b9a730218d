"""Weapons within reach whose serial could be the one typed, misread: a warning before registering (V01)."""

from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session

from marking.serial import normalised
from models.weapon import Weapon
from registry.permissions import Authority, scope
from registry.queries.weapon_list import Line, line_of

#: Characters that worn marks confuse; the classes of `marking.serial.near_form`.
ALIKE = ("0OQ", "1IL", "5S", "8B", "2Z")
#: A serial of look-alikes alone has more readings than are worth asking for.
MOST_READINGS = 600
MOST = 8


def near_matches(session: Session, authority: Authority, serial: str | None) -> tuple[Line, ...]:
    """At most eight weapons with this serial or one that a misreading turns into it."""
    readings = readings_like(normalised(serial or ""))
    if not readings:
        return ()
    reach = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    query = select(Weapon).where(Weapon.serial_normalised.in_(readings), reach).order_by(Weapon.id).limit(MOST)
    return tuple(line_of(session, weapon) for weapon in session.scalars(query))


def readings_like(serial: str) -> list[str]:
    """`serial` (normalised) and what it could be misread as; only itself when there are too many."""
    choices = [next((alike for alike in ALIKE if character in alike), character) for character in serial]
    count = 1
    for alike in choices:
        count *= len(alike)
    if not serial or count > MOST_READINGS:
        return [serial] if serial else []
    return ["".join(characters) for characters in product(*choices)]
