"""What is known of issued weapons as they come back: what left with each, and which armoury each returns to."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.weapon import Weapon
from registry.operations.magazines_out import magazines_out


@dataclass(frozen=True)
class ComingBack:
    """Weapon id → magazines that left with it; unit that answers → its name, in the order the weapons came."""

    magazines: dict[int, int]
    armouries: dict[int, str]


def coming_back(session: Session, weapons: Sequence[Weapon]) -> ComingBack:
    """What to compare with what is on the counter; a weapon nobody has out has no magazines."""
    return ComingBack(magazines_out(session, weapons), _armouries(session, weapons))


def _armouries(session: Session, weapons: Sequence[Weapon]) -> dict[int, str]:
    ids = dict.fromkeys(weapon.organisation_id for weapon in weapons)
    rows = session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))).all()
    names: dict[int, str] = dict(rows)
    return {unit: names[unit] for unit in ids}
