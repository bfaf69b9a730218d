"""Weapons within reach whose serial could be the one typed, misread: a warning before registering (V01)."""

from collections.abc import Iterable

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
    return near_matches_of(session, authority, [serial] if serial else []).get(serial or "", ())


def near_matches_of(session: Session, authority: Authority, serials: Iterable[str]) -> dict[str, tuple[Line, ...]]:
    """Serial → the weapons it could be taken for, at most eight, of those that could be taken for any."""
    near = {near_form(serial): serial for serial in serials if near_form(serial)}
    reach = SerialKey.organisation_id.in_(scope(authority, "weapon:read"))
    query = (select(SerialKey.folded, Weapon).join(Weapon, Weapon.id == SerialKey.weapon_id)
             .where(SerialKey.folded.in_(list(near)), SerialKey.kind == WEAPON, reach).order_by(Weapon.id))
    found: dict[str, tuple[Line, ...]] = {}
    for folded, weapon in session.execute(query):
        lines = found.get(near[folded], ())
        if len(lines) < MOST:
            found[near[folded]] = (*lines, line_of(session, weapon))
    return found
