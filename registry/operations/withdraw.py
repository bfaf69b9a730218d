"""Withdraw weapons from the registry for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.events.weapon_case import WeaponWithdrawn
from models.vocabulary import VOCABULARY
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.cited import cited_number, refuse_later
from registry.operations.weapons import (
    OfWeapons,
    refuse,
    refuse_held,
    refuse_missing,
    refuse_withdrawn,
    weapons_of,
)
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class Withdraw(Operation):
    """End the story of weapons; one that was booked and never seen may be withdrawn too."""

    name = "withdraw"
    permission = "weapon:withdraw"

    weapons: tuple[int, ...]
    #: A code of the vocabulary ``withdrawal_cause``.
    cause: str
    order_number: str
    ordered_on: date
    reason: str

    def facts(self, session: Session) -> OfWeapons:
        return OfWeapons(weapons_of(session, self.weapons))

    def organisations(self, facts: OfWeapons) -> Iterable[int]:
        return facts.organisations

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        if self.cause not in VOCABULARY["withdrawal_cause"]:
            raise RuleBroken("Elija la causa de la baja.", "cause")
        number = cited_number(self.order_number, "order_number")
        refuse_later(self.ordered_on, now, "ordered_on")
        return judged(facts.weapons, lambda weapon: self._decide_one(weapon, number))

    def _decide_one(self, weapon: Weapon, number: str) -> Decision:
        refuse_withdrawn(weapon)
        refuse_held(weapon)
        refuse_missing(weapon)
        if weapon.status == "issued_out":
            refuse(weapon, "El arma está entregada a un funcionario: asiente su devolución.")
        return Decision(WeaponWithdrawn(
            cause=self.cause, order_number=number, ordered_on=self.ordered_on, was=weapon.custodian,
            custodian=f"withdrawn:{weapon.organisation_id}", reason=reason_of(self.reason)), weapon.id)
