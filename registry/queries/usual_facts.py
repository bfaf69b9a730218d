"""What other weapons of a make and model say of their maker, country and action: offered, never taken for granted."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.weapon import Weapon
from registry.permissions import Authority, scope

#: Facts that are mostly the same for every weapon of a make and model.
USUAL = ("manufacturer", "country", "action")
#: So many of the latest weapons are asked.
LATEST = 20


def usual_facts(session: Session, authority: Authority, make: str, model: str) -> dict[str, str]:
    """Fact of `USUAL` → its value in the latest weapon that has one nobody contradicts, within reach of the person."""
    reach = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    query = select(Weapon).where(Weapon.model == model, Weapon.make == make, reach).order_by(Weapon.id.desc())
    found: dict[str, str] = {}
    for weapon in session.scalars(query.limit(LATEST)):
        for name in USUAL:
            value = getattr(weapon, name)
            if value is not None and weapon.standings[name] != "contradicted":
                found.setdefault(name, value)
    return found
