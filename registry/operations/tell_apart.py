"""Say of pairs of look-alike weapons that they are two each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.weapon_doubt import WeaponDistinguished
from registry.operations.base import Decision, Operation, judged
from registry.operations.weapon_pairs import Pair, Pairs, pairs_of
from registry.operations.weapons import refuse_withdrawn
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class TellApart(Operation):
    """Compared, they are two weapons: the pair is not shown as alike again (V01)."""

    name = "tell_apart"
    permission = "conflict:decide"

    #: Weapon by weapon, the two of each pair.
    firsts: tuple[int, ...]
    seconds: tuple[int, ...]
    reason: str

    def facts(self, session: Session) -> Pairs:
        return pairs_of(session, self.firsts, self.seconds)

    def organisations(self, facts: Pairs) -> Iterable[int]:
        return facts.organisations

    def decide(self, facts: Pairs, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_many()
        reason_of(self.reason)  # told once, not of each pair
        return judged(facts.pairs, self._decide_one)

    def _decide_one(self, pair: Pair) -> Decision:
        for weapon in (pair.first, pair.second):
            refuse_withdrawn(weapon)
        told = WeaponDistinguished(other=pair.stays.subject, reason=reason_of(self.reason))
        return Decision(told, pair.ends.id)
