"""Pairs of weapons that may be one: loading them for a decision, and which of the two records stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import Label
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.custody_order import Earlier
from registry.operations.spelling import WORDS, Spelling, spelling_of
from registry.operations.weapons import weapons_of

#: Pairs of one act.
MOST = 125


@dataclass(frozen=True)
class Pair:
    """Two records, the one registered first in front."""

    first: Weapon
    second: Weapon
    #: What the one that stays is called, in every spelling; None where nobody asked the catalogue.
    called: Spelling | None = None

    @property
    def stays(self) -> Weapon:
        """The first registered, unless only the other has ever been seen: nobody loses sight of a weapon by paper."""
        only_second_seen = self.first.last_seen_at is None and self.second.last_seen_at is not None
        return self.second if only_second_seen else self.first

    @property
    def ends(self) -> Weapon:
        """The other."""
        return self.first if self.stays is self.second else self.second

    def is_alike(self, name: str) -> bool:
        """Whether make, model or calibre is the same in both, however each record writes it."""
        called = self.called or Spelling({word: getattr(self.stays, word) for word in WORDS})
        return called.says(name, getattr(self.ends, name))


@dataclass(frozen=True)
class Pairs:
    """The pairs in the order asked, and the labels in force of their weapons, by weapon."""

    pairs: tuple[Pair, ...]
    labels: dict[int, int]
    #: What the end of a record must follow, by weapon.
    earlier: Earlier = field(default_factory=dict)

    @property
    def organisations(self) -> set[int]:
        """The units that answer for them."""
        return {weapon.organisation_id for pair in self.pairs for weapon in (pair.first, pair.second)}

    def refuse_many(self) -> None:
        """Refuse more than an act holds, and a weapon in two pairs of one act."""
        if len(self.pairs) > MOST:
            raise RuleBroken("Decida a lo sumo 125 parejas en un acto.", "verdict")


def pairs_of(session: Session, firsts: Iterable[int], seconds: Iterable[int]) -> Pairs:
    """The pairs; `NotFound` when a weapon is missing, `RuleBroken` for a weapon beside itself."""
    firsts, seconds = tuple(firsts), tuple(seconds)
    if any(first == second for first, second in zip(firsts, seconds, strict=True)):
        raise RuleBroken("Elija dos fichas distintas.", "verdict")
    held = {weapon.id: weapon for weapon in weapons_of(session, [*firsts, *seconds])}
    labels = select(Label.weapon_id, Label.id).where(Label.weapon_id.in_(held), Label.is_revoked.is_(False))
    pairs = (Pair(held[min(pair)], held[max(pair)]) for pair in zip(firsts, seconds, strict=True))
    return Pairs(tuple(_asked(session, pair) for pair in pairs), dict(session.execute(labels).all()))


def _asked(session: Session, pair: Pair) -> Pair:
    """The pair; the catalogue is asked only about words that are not plainly the same."""
    if all(pair.is_alike(name) for name in WORDS):
        return pair
    return replace(pair, called=spelling_of(session, *(getattr(pair.stays, name) for name in WORDS)))
