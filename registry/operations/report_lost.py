"""Report weapons as lost, with the crime report that says so."""

from dataclasses import dataclass
from datetime import date, datetime

from models.events.weapon_case import WeaponLost
from models.weapon import Weapon
from registry.operations.base import Decision
from registry.operations.cited import cited_number, refuse_later
from registry.operations.missing import answering, refuse_reported
from registry.operations.on_weapons import OnWeapons
from registry.operations.weapons import OfWeapons
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class ReportLost(OnWeapons):
    """Declare a loss (Ley art. 51.5)."""

    name = "report_lost"
    permission = "weapon:report"

    #: Number of the denuncia, and the day it was made.
    crime_report: str
    reported_on: date
    reason: str

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        number = cited_number(self.crime_report, "crime_report")
        refuse_later(self.reported_on, now, "reported_on")
        return self.each(facts, lambda weapon: self._decide_one(weapon, number))

    def _decide_one(self, weapon: Weapon, number: str) -> Decision:
        refuse_reported(weapon, "lost")
        return Decision(WeaponLost(custodian=answering(weapon), was=weapon.custodian, crime_report=number,
                                   reported_on=self.reported_on, reason=reason_of(self.reason)), weapon.id)
