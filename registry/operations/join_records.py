"""Say of pairs of records that each is of one weapon: one ends, and what it said otherwise waits for a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from marking.serial import normalised
from models.committed import PrivateText
from models.conflict import UNIT
from models.events.document import LabelRevoked
from models.events.weapon_conflict import WeaponContradicted
from models.events.weapon_doubt import WeaponRegisteredTwice
from models.weapon import FACTS
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.claims import is_otherwise
from registry.operations.correct import written
from registry.operations.custody_order import Earlier, custody_of, refuse_before
from registry.operations.spelling import WORDS
from registry.operations.weapon_pairs import Pair, Pairs, pairs_of
from registry.operations.weapons import refuse, refuse_held, refuse_missing, refuse_withdrawn
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class JoinRecords(Operation):
    """End the later record of each pair, unless only it was ever seen; the papers of both stand (V01)."""

    name = "join_records"
    permission = "conflict:decide"

    #: Weapon by weapon, the two of each pair.
    firsts: tuple[int, ...]
    seconds: tuple[int, ...]
    reason: str

    def facts(self, session: Session) -> Pairs:
        found = pairs_of(session, self.firsts, self.seconds)
        return replace(found, earlier=custody_of(session, [pair.ends for pair in found.pairs], self.claimed_at))

    def organisations(self, facts: Pairs) -> Iterable[int]:
        return facts.organisations

    @property
    def about(self) -> str | None:
        """The weapon registered first, when it is one pair."""
        return f"weapon:{min(self.firsts + self.seconds)}" if len(self.firsts) == 1 else None

    def decide(self, facts: Pairs, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_many()
        told = [weapon.id for pair in facts.pairs for weapon in (pair.first, pair.second)]
        if len(told) != len(set(told)):
            raise RuleBroken("Un arma está en dos de las parejas. Decida primero una de ellas.", "verdict")
        reason_of(self.reason)  # told once, not of each pair
        ended = judged(facts.pairs, lambda pair: self._ended(pair, facts.earlier))
        contradicted = chain.from_iterable(_contradicted(pair) for pair in facts.pairs)
        # A label that outlived its record would still answer «authentic».
        revoked = [Decision(LabelRevoked(), facts.labels[pair.ends.id]) for pair in facts.pairs
                   if pair.ends.id in facts.labels]
        return [*ended, *contradicted, *revoked]

    def _ended(self, pair: Pair, earlier: Earlier) -> Decision:
        ends = pair.ends
        for weapon in (pair.stays, ends):
            refuse_withdrawn(weapon)
        refuse_held(ends)
        refuse_missing(ends)
        refuse_before(ends, earlier, self.claimed_at)
        if ends.open_conflicts:
            refuse(ends, "Hay contradicciones abiertas sobre la ficha que termina. Decídalas primero.", "verdict")
        if ends.custodian.startswith("party:"):
            refuse(ends, "El arma está en manos de alguien según la ficha que termina. Asiente primero su devolución.",
                   "verdict")
        return Decision(WeaponRegisteredTwice(
            stays=pair.stays.subject, custodian=f"withdrawn:{ends.organisation_id}", was=ends.custodian,
            reason=reason_of(self.reason)), ends.id)


def claims_of(pair: Pair) -> dict[str, str | int]:
    """What the record that ends says otherwise than the one that stays."""
    stays, ends = pair.stays, pair.ends
    claims: dict[str, str | int] = {fact: value for fact in FACTS if _differ(fact, pair)
                                    and (value := written(getattr(ends, fact))) is not None}
    is_elsewhere = stays.organisation_id != ends.organisation_id
    return claims | ({UNIT: f"organisation:{ends.organisation_id}"} if is_elsewhere else {})


def _contradicted(pair: Pair) -> list[Decision]:
    claims, ends = claims_of(pair), pair.ends
    if not claims:
        return []
    paper = PrivateText.of(text=f"Ficha {registry_number(ends.id)}, registrada dos veces")
    return [Decision(WeaponContradicted(claims=claims, source_id=ends.source_id, folio=ends.folio, line=ends.line,
                                        paper=paper), pair.stays.id)]


def _differ(fact: str, pair: Pair) -> bool:
    mine, theirs = getattr(pair.stays, fact), getattr(pair.ends, fact)
    if fact == "serial" and mine and theirs:
        return normalised(mine) != normalised(theirs)
    return is_otherwise(mine, theirs) and not (fact in WORDS and pair.is_alike(fact))
