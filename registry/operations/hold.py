"""Hold weapons by order of a prosecutor or a court."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.weapon_case import WeaponHeld
from models.vocabulary import VOCABULARY
from models.weapon import Hold as OpenHold
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.cited import cited_number, refuse_later
from registry.operations.identity import folded
from registry.operations.weapons import refuse, refuse_withdrawn, weapons_of
from registry.operations.words import reason_of


@dataclass(frozen=True)
class HoldFacts:
    """The weapons, and the orders that hold each of them already: weapon id, authority, folded number."""

    weapons: tuple[Weapon, ...]
    standing: frozenset[tuple[int, str, str]]


@dataclass(frozen=True, kw_only=True)
class Hold(Operation):
    """Block weapons under an order (Ley art. 98); a missing weapon may be held before it is found."""

    name = "hold"
    permission = "weapon:hold"

    weapons: tuple[int, ...]
    #: A code of the vocabulary ``hold_authority``.
    authority: str
    order_number: str
    ordered_on: date
    reason: str

    def facts(self, session: Session) -> HoldFacts:
        weapons = weapons_of(session, self.weapons)
        standing = session.scalars(select(OpenHold).where(
            OpenHold.weapon_id.in_([weapon.id for weapon in weapons]), OpenHold.released_entry.is_(None)))
        return HoldFacts(weapons, frozenset((hold.weapon_id, hold.authority, folded(hold.order_number))
                                            for hold in standing))

    def organisations(self, facts: HoldFacts) -> Iterable[int]:
        return {weapon.organisation_id for weapon in facts.weapons}

    def decide(self, facts: HoldFacts, now: datetime, actor: int) -> list[Decision]:
        if self.authority not in VOCABULARY["hold_authority"]:
            raise RuleBroken("Elija quién ordena la retención.", "authority")
        number = cited_number(self.order_number, "order_number")
        refuse_later(self.ordered_on, now, "ordered_on")
        return judged(facts.weapons, lambda weapon: self._decide_one(facts, weapon, number))

    def _decide_one(self, facts: HoldFacts, weapon: Weapon, number: str) -> Decision:
        refuse_withdrawn(weapon)
        if (weapon.id, self.authority, folded(number)) in facts.standing:
            refuse(weapon, "El arma ya está retenida por ese oficio.")
        return Decision(WeaponHeld(authority=self.authority, order_number=number, ordered_on=self.ordered_on,
                                   reason=reason_of(self.reason)), weapon.id)
