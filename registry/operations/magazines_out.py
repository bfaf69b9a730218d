"""How many magazines left with a weapon that is out, to compare with those that come back."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events import event_of
from models.events.custody import WeaponIssued
from models.ledger import Entry
from models.weapon import Weapon


def magazines_out(session: Session, weapons: Sequence[Weapon]) -> dict[int, int]:
    """Weapon id → magazines that left with it, of those somebody has out.

    Walks back from each weapon's last entry to the one that issued it: few steps, one query for each.
    """
    found: dict[int, int] = {}
    left = {weapon.last_entry: weapon.id for weapon in weapons if weapon.status == "issued_out"}
    while left:
        rows = session.scalars(select(Entry).where(Entry.sequence.in_(left))).all()
        earlier: dict[int, int] = {}
        for row in rows:
            event = event_of(row.parsed())
            if isinstance(event, WeaponIssued):
                found[left[row.sequence]] = event.magazines
            else:
                earlier[row.previous] = left[row.sequence]
        left = earlier
    return found
