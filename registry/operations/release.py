"""Release weapons from holds, by another order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.weapon_case import WeaponReleased
from models.weapon import Hold, Weapon
from registry.errors import NotFound
from registry.operations.base import Decision, Operation, judged
from registry.operations.cited import cited_number, refuse_later
from registry.operations.identity import folded
from registry.operations.weapons import refuse, weapons_of
from registry.operations.words import reason_of


@dataclass(frozen=True)
class ReleaseFacts:
    """The holds to lift, in the order asked, and their weapons by id."""

    holds: tuple[Hold, ...]
    weapons: dict[int, Weapon]


@dataclass(frozen=True, kw_only=True)
class Release(Operation):
    """Lift holds, each named by the entry that recorded it; the order that lifts is not the one that held."""

    name = "release"
    permission = "weapon:release"

    #: Entries of the holds.
    holds: tuple[int, ...]
    order_number: str
    ordered_on: date
    reason: str

    def facts(self, session: Session) -> ReleaseFacts:
        wanted = list(dict.fromkeys(self.holds))
        found = {hold.id: hold for hold in session.scalars(select(Hold).where(Hold.id.in_(wanted)))}
        if not wanted or len(found) != len(wanted):
            raise NotFound()
        weapons = weapons_of(session, (hold.weapon_id for hold in found.values()))
        return ReleaseFacts(tuple(found[id_] for id_ in wanted), {weapon.id: weapon for weapon in weapons})

    def organisations(self, facts: ReleaseFacts) -> Iterable[int]:
        return {weapon.organisation_id for weapon in facts.weapons.values()}

    def decide(self, facts: ReleaseFacts, now: datetime, actor: int) -> list[Decision]:
        number = cited_number(self.order_number, "order_number")
        refuse_later(self.ordered_on, now, "ordered_on")
        return judged(facts.holds, lambda hold: self._decide_one(hold, facts.weapons[hold.weapon_id], number))

    def _decide_one(self, hold: Hold, weapon: Weapon, number: str) -> Decision:
        if hold.released_entry is not None:
            refuse(weapon, "Esa retención ya se levantó.", "holds")
        if folded(hold.order_number) == folded(number):
            refuse(weapon, "Ese es el oficio que la retuvo. Escriba el número del que la libera.", "order_number")
        if self.ordered_on < hold.ordered_on:
            refuse(weapon, "La orden que libera no puede ser anterior a la que retuvo.", "ordered_on")
        return Decision(WeaponReleased(hold=hold.id, order_number=number, ordered_on=self.ordered_on,
                                       reason=reason_of(self.reason)), weapon.id)
