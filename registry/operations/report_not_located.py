"""Report that nobody can show some weapons, before anyone declares their loss or theft."""

from dataclasses import dataclass
from datetime import datetime

from models.events.weapon_case import WeaponNotLocated
from models.weapon import Weapon
from registry.operations.base import Decision
from registry.operations.missing import answering, refuse_reported
from registry.operations.on_weapons import OnWeapons
from registry.operations.weapons import OfWeapons
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class ReportNotLocated(OnWeapons):
    """The unit that answers for the weapons answers for finding them."""

    name = "report_not_located"
    permission = "weapon:report"

    reason: str

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        return self.each(facts, self._decide_one)

    def _decide_one(self, weapon: Weapon) -> Decision:
        refuse_reported(weapon, "not_located")
        return Decision(WeaponNotLocated(custodian=answering(weapon), was=weapon.custodian,
                                         reason=reason_of(self.reason)), weapon.id)
