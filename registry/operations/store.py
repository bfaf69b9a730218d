"""Store weapons in a unit's armoury, or move them to another place inside it."""

from dataclasses import dataclass
from datetime import datetime

from models.events.custody import WeaponSeenStored
from models.weapon import Weapon
from registry.operations.base import Decision
from registry.operations.on_weapons import IntoArmoury
from registry.operations.weapons import OfWeapons, refuse, refuse_missing, refuse_place, refuse_withdrawn


@dataclass(frozen=True, kw_only=True)
class Store(IntoArmoury):
    """Put weapons in the armoury of `organisation` (Ley art. 45)."""

    name = "store"
    permission = "weapon:store"

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        refuse_place(self.place)
        return self.each(facts, self._decide_one)

    def _decide_one(self, weapon: Weapon) -> Decision:
        refuse_withdrawn(weapon)
        refuse_missing(weapon)
        if weapon.status == "issued_out":
            refuse(weapon, "El arma está entregada a un funcionario: asiente su devolución.")
        custodian = f"organisation:{self.organisation}"
        if (weapon.custodian, weapon.place) == (custodian, self.place):
            refuse(weapon, "El arma ya está en ese lugar.")
        return Decision(WeaponSeenStored(custodian=custodian, organisation=self.organisation, place=self.place,
                                     was=weapon.custodian), weapon.id)
