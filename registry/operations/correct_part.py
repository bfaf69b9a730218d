"""Correct the serial of one part: alone by whoever recorded it, until something relies on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from marking.serial import normalised
from models.events.weapon import WeaponPartCorrected
from models.vocabulary import VOCABULARY
from models.weapon import Component, Weapon
from registry.errors import NotFound, RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.described import Described, described
from registry.operations.found import found
from registry.operations.weapon_facts import BLANK, NO_ANSWER, refuse_unstorable
from registry.operations.words import reason_of


@dataclass(frozen=True)
class CorrectPartFacts:
    """The part as it stands, and who recorded it."""

    part: Component
    described: Described

    def is_own_and_fresh(self, actor: int) -> bool:
        """Whether whoever recorded the part may correct it alone."""
        return self.described.is_own_and_fresh(actor)


@dataclass(frozen=True, kw_only=True)
class CorrectPart(Operation):
    """Say what the serial of a part really is; the entry that said otherwise stays and is named."""

    name = "correct_part"
    permission = "weapon:correct"

    weapon: int
    #: Entry that recorded the part, and its place there.
    entry: int
    position: int
    #: Verbatim; None when `standing` says why there is none.
    serial: str | None
    standing: str
    reason: str

    def facts(self, session: Session) -> CorrectPartFacts:
        weapon, part = found(session, Weapon, self.weapon), session.get(Component, (self.entry, self.position))
        if part is None or part.weapon_id != weapon.id:
            raise NotFound()
        return CorrectPartFacts(part, described(session, weapon, part.entry, self._tells))

    def organisations(self, facts: CorrectPartFacts) -> Iterable[int]:
        return [facts.described.weapon.organisation_id]

    def decide(self, facts: CorrectPartFacts, now: datetime, actor: int) -> list[Decision]:
        is_answered = (self.serial is not None) != (self.standing in NO_ANSWER)
        if self.standing not in VOCABULARY["standing_given"] or not is_answered:
            raise RuleBroken(BLANK, "serial")
        refuse_unstorable(self.serial)
        if (facts.part.serial, facts.part.standing) == (self.serial, self.standing):
            raise RuleBroken("Así consta ya: no hay nada que corregir.", "serial")
        return [Decision(self._event(facts), facts.described.weapon.id)]

    def _tells(self, body: dict[str, Any]) -> bool:
        data = body["data"]
        return body["kind"] == WeaponPartCorrected.kind and (data["entry"], data["position"]) == (
            self.entry, self.position)

    def _event(self, facts: CorrectPartFacts) -> WeaponPartCorrected:
        return WeaponPartCorrected(
            entry=self.entry, position=self.position, component=facts.part.kind, was=facts.part.serial,
            serial=self.serial, serial_normalised=normalised(self.serial) if self.serial else None,
            standing=self.standing, corrects=facts.described.corrects, reason=reason_of(self.reason))
