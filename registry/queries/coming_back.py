"""What is known of issued weapons as they come back: what left with each, and which armoury each returns to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events import event_of
from models.events.custody import WeaponIssued
from models.ledger import Entry
from models.organisation import Organisation
from models.weapon import Weapon


@dataclass(frozen=True)
class ComingBack:
    """Weapon id → magazines that left with it; unit that answers → its name, in the order the weapons came."""

    magazines: dict[int, int]
    armouries: dict[int, str]


def coming_back(session: Session, weapons: Sequence[Weapon]) -> ComingBack:
    """What to compare with what is on the counter; a weapon nobody has out has no magazines."""
    return ComingBack(_magazines(session, weapons), _armouries(session, weapons))


def _magazines(session: Session, weapons: Sequence[Weapon]) -> dict[int, int]:
    """Walks back from each weapon's last entry to the one that issued it: few steps, one query for each."""
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


def _armouries(session: Session, weapons: Sequence[Weapon]) -> dict[int, str]:
    ids = dict.fromkeys(weapon.organisation_id for weapon in weapons)
    rows = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))).all()
    names: dict[int, str] = dict(rows)
    return {unit: names[unit] for unit in ids}
