"""Record that missing weapons are in view again, in a unit's armoury."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.weapon_case import WeaponFound
from models.weapon import Weapon
from registry.operations.base import Decision, Operation, judged
from registry.operations.weapons import MISSING, OfWeapons, organisation_of, refuse, refuse_place, weapons_of
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class ReportFound(Operation):
    """Take found weapons into the armoury of `organisation`, which answers for them from then on."""

    name = "report_found"
    permission = "weapon:find"

    weapons: tuple[int, ...]
    organisation: int
    place: str | None
    reason: str

    def facts(self, session: Session) -> OfWeapons:
        return OfWeapons(weapons_of(session, self.weapons), organisation_of(session, self.organisation))

    def organisations(self, facts: OfWeapons) -> Iterable[int]:
        return facts.organisations | {self.organisation}

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        refuse_place(self.place)
        return judged(facts.weapons, self._decide_one)

    def _decide_one(self, weapon: Weapon) -> Decision:
        if weapon.status not in MISSING:
            refuse(weapon, "El arma no consta como no localizada, extraviada, hurtada ni robada.")
        return Decision(WeaponFound(
            custodian=f"organisation:{self.organisation}", organisation=self.organisation, was=weapon.custodian,
            was_status=weapon.status, place=self.place, reason=reason_of(self.reason)), weapon.id)
