"""Withdraw weapons from the registry for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import Label
from models.events.document import LabelRevoked
from models.events.weapon_case import WeaponWithdrawn
from models.vocabulary import VOCABULARY
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.cited import cited_number, refuse_later
from registry.operations.custody_order import custody_of, refuse_before
from registry.operations.weapons import (
    OfWeapons,
    refuse,
    refuse_contradicted,
    refuse_held,
    refuse_missing,
    refuse_withdrawn,
    weapons_of,
)
from registry.operations.words import reason_of

#: Causes by which the weapon itself is gone, or passes to others: what it was must be beyond doubt.
GONE = frozenset({"exported", "destroyed_by_order"})


@dataclass(frozen=True)
class WithdrawFacts:
    """The weapons, and the ids of their labels in force."""

    of: OfWeapons
    labels: tuple[int, ...] = ()


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

    def facts(self, session: Session) -> WithdrawFacts:
        weapons = weapons_of(session, self.weapons)
        in_force = select(Label.id).where(Label.weapon_id.in_(self.weapons), Label.is_revoked.is_(False))
        of = OfWeapons(weapons, earlier=custody_of(session, weapons, self.claimed_at))
        return WithdrawFacts(of, tuple(session.scalars(in_force.order_by(Label.id))))

    def organisations(self, facts: WithdrawFacts) -> Iterable[int]:
        return facts.of.organisations

    def decide(self, facts: WithdrawFacts, now: datetime, actor: int) -> list[Decision]:
        if self.cause not in VOCABULARY["withdrawal_cause"]:
            raise RuleBroken("Elija la causa de la baja.", "cause")
        number = cited_number(self.order_number, "order_number")
        refuse_later(self.ordered_on, now, "ordered_on")
        withdrawn = judged(facts.of.weapons, lambda weapon: self._decide_one(facts, weapon, number))
        # A label that outlived its weapon would still answer «authentic».
        return [*withdrawn, *(Decision(LabelRevoked(), label) for label in facts.labels)]

    def _decide_one(self, facts: WithdrawFacts, weapon: Weapon, number: str) -> Decision:
        refuse_withdrawn(weapon)
        refuse_held(weapon)
        if self.cause in GONE:
            refuse_contradicted(weapon)
        refuse_missing(weapon)
        if weapon.status == "issued_out":
            refuse(weapon, "El arma está entregada a un funcionario: asiente su devolución.")
        refuse_before(weapon, facts.of.earlier, self.claimed_at)
        return Decision(WeaponWithdrawn(
            cause=self.cause, order_number=number, ordered_on=self.ordered_on, was=weapon.custodian,
            custodian=f"withdrawn:{weapon.organisation_id}", reason=reason_of(self.reason)), weapon.id)
