"""Record that missing weapons are in view again, in a unit's armoury."""

from dataclasses import dataclass
from datetime import datetime

from models.events.weapon_case import WeaponSeenFound
from models.weapon import Weapon
from registry.operations.base import Decision
from registry.operations.on_weapons import IntoArmoury
from registry.operations.weapons import MISSING, OfWeapons, refuse, refuse_place
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class ReportFound(IntoArmoury):
    """Take found weapons into the armoury of `organisation`, which answers for them from then on."""

    name = "report_found"
    permission = "weapon:find"

    reason: str

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        refuse_place(self.place)
        return self.each(facts, self._decide_one)

    def _decide_one(self, weapon: Weapon) -> Decision:
        if weapon.status not in MISSING:
            refuse(weapon, "El arma no consta como no localizada, extraviada, hurtada ni robada.")
        return Decision(WeaponSeenFound(
            custodian=f"organisation:{self.organisation}", organisation=self.organisation, was=weapon.custodian,
            was_status=weapon.status, place=self.place, reason=reason_of(self.reason)), weapon.id)
