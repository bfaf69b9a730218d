"""Weapons within reach whose serial could be the one typed, misread: a warning before registering (V01)."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from marking.serial import near_form
from models.serial_key import WEAPON, SerialKey
from models.weapon import Weapon
from registry.operations.joined import stays_of
from registry.permissions import Authority, scope
from registry.queries.weapon_list import Line, line_of

MOST = 8


def near_matches(session: Session, authority: Authority, serial: str | None) -> tuple[Line, ...]:
    """At most eight weapons with this serial or one that a misreading turns into it."""
    return near_matches_of(session, authority, [serial] if serial else []).get(serial or "", ())


def near_matches_of(session: Session, authority: Authority, serials: Iterable[str]) -> dict[str, tuple[Line, ...]]:
    """Serial → the weapons it could be taken for, at most eight, of those that could be taken for any.

    A record that was joined to another is no other weapon: the one that stays is told, when it is within reach.
    """
    near = {near_form(serial): serial for serial in serials if near_form(serial)}
    within = scope(authority, "weapon:read")
    reach = SerialKey.organisation_id.in_(within)
    query = (select(SerialKey.folded, SerialKey.weapon_id).order_by(SerialKey.weapon_id)
             .where(SerialKey.folded.in_(list(near)), SerialKey.kind == WEAPON, reach))
    rows = session.execute(query).all()
    stays = stays_of(session, (weapon_id for _folded, weapon_id in rows))
    weapons = select(Weapon).where(Weapon.id.in_(set(stays.values())), Weapon.organisation_id.in_(within))
    held = {weapon.id: weapon for weapon in session.scalars(weapons)}
    told: dict[str, dict[int, Weapon]] = defaultdict(dict)
    for folded, weapon_id in rows:
        if stays[weapon_id] in held:
            told[near[folded]][stays[weapon_id]] = held[stays[weapon_id]]
    return {serial: tuple(line_of(session, weapon) for weapon in [*alike.values()][:MOST])
            for serial, alike in told.items()}
