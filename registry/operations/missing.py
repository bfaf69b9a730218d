"""What the reports of a weapon that nobody can show have in common."""

from models.weapon import Weapon
from registry.operations.weapons import MISSING, refuse, refuse_withdrawn


def refuse_reported(weapon: Weapon, status: str) -> None:
    """Refuse to report again what stands already, or to take a declared loss or theft back to «no localizada»."""
    refuse_withdrawn(weapon)
    if weapon.status == status:
        refuse(weapon, "El arma ya consta así.")
    if status == "not_located" and weapon.status in MISSING:
        refuse(weapon, "El arma ya consta como extraviada, hurtada o robada.")


def answering(weapon: Weapon) -> str:
    """The custodian of a missing weapon: the unit that answers for it."""
    return f"to_be_located:{weapon.organisation_id}"
