"""Note that another paper says something else of a weapon; what is registered stands beside it until it is decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.committed import PrivateText
from models.events.weapon_conflict import WeaponContradicted
from models.weapon import FACTS, Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.correct import written
from registry.operations.found import found
from registry.operations.sources import AS_BOOKED, refuse_unsourced
from registry.operations.spelling import WORDS, Spelling, spelling_of
from registry.operations.weapon_facts import Value, refuse_fact, refuse_unstorable
from registry.operations.weapons import refuse_withdrawn
from registry.operations.words import plain


@dataclass(frozen=True)
class Contradicted:
    """The weapon, and what the paper calls it, where it is its make, model or calibre that is told otherwise."""

    weapon: Weapon
    called: Spelling | None = None

    def said(self, fact: str, value: Value) -> Value:
        """What the paper says, as the catalogue writes it where it knows the word."""
        return value if self.called is None else self.called.words[fact]

    def is_same(self, fact: str) -> bool:
        """Whether it is what is registered, written another way."""
        return self.called is not None and self.called.says(fact, getattr(self.weapon, fact))


@dataclass(frozen=True, kw_only=True)
class Contradict(Operation):
    """Record what a paper in hand says of one fact, when it is not what is registered."""

    name = "contradict"
    permission = "weapon:register"

    weapon: int
    #: A name of `models.weapon.FACTS`.
    fact: str
    value: Value
    #: Which paper it is, with folio and line.
    source: str | None

    def facts(self, session: Session) -> Contradicted:
        if self.fact not in FACTS:
            raise RuleBroken("Elija el dato que el papel dice de otra manera.", "fact")
        weapon = found(session, Weapon, self.weapon)
        if self.fact not in WORDS or self.value is None:
            return Contradicted(weapon)
        called = {name: getattr(weapon, name) for name in WORDS} | {self.fact: str(self.value)}
        return Contradicted(weapon, spelling_of(session, **called))

    def organisations(self, facts: Contradicted) -> Iterable[int]:
        return [facts.weapon.organisation_id]

    def decide(self, facts: Contradicted, now: datetime, actor: int) -> list[Decision]:
        weapon = facts.weapon
        refuse_withdrawn(weapon)
        refuse_unsourced([AS_BOOKED], self.source)
        refuse_fact(self.fact, self.value, AS_BOOKED, now)
        if self.fact == "serial":
            refuse_unstorable(str(self.value))
        registered, value = getattr(weapon, self.fact), written(facts.said(self.fact, self.value))
        if registered is None:
            raise RuleBroken("De este dato no consta nada que contradecir: corríjalo.", "fact")
        if value is None or written(registered) == value or facts.is_same(self.fact):
            raise RuleBroken("El papel dice lo mismo que consta.", "value")
        return [Decision(WeaponContradicted(
            claims={self.fact: value}, source_id=None, folio=None, line=None,
            paper=PrivateText.of(text=plain(self.source))), weapon.id)]
