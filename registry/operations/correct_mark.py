"""Correct what was recorded of one mark: alone by whoever recorded it, until something relies on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from marking.serial import normalised
from models.catalogue import legal_value
from models.events.mark import WeaponMarkCorrected
from models.weapon import Mark as Marked
from models.weapon import Weapon
from registry.errors import NotFound, RuleBroken
from registry.operations.base import Decision
from registry.operations.described import Described, described
from registry.operations.found import found
from registry.operations.legal_day import legal_day
from registry.operations.mark import Mark, MarkFacts
from registry.operations.questions import Question
from registry.operations.words import reason_of

#: What a mark has that may have been recorded wrongly, and the name of each in an act.
TOLD = {"kind": "mark_kind", "text": "text", "part": "part", "face": "face", "method": "method",
        "depth_um": "depth_um", "height_um": "height_um", "legibility": "legibility", "country": "country",
        "year": "year"}


@dataclass(frozen=True, kw_only=True)
class CorrectMarkFacts(MarkFacts):
    """The mark as it stands, and who recorded it."""

    mark: Marked
    described: Described

    def is_own_and_fresh(self, actor: int) -> bool:
        """Whether whoever recorded the mark may correct it alone."""
        return self.described.is_own_and_fresh(actor)


@dataclass(frozen=True, kw_only=True)
class CorrectMark(Mark):
    """Say what a mark really is; the entry that said otherwise stays and is named."""

    name = "correct_mark"
    permission = "weapon:correct"

    #: Entry that recorded the mark.
    mark: int
    reason: str

    def facts(self, session: Session) -> CorrectMarkFacts:
        weapon, mark = found(session, Weapon, self.weapon), session.get(Marked, self.mark)
        if mark is None or mark.weapon_id != weapon.id:
            raise NotFound()
        day = legal_day(mark.marked_at)
        return CorrectMarkFacts(weapon, legal_value(session, "mark_depth_um", day),
                                legal_value(session, "mark_height_um", day), mark=mark,
                                described=described(session, weapon, mark.id, self._tells))

    def decide(self, facts: MarkFacts, now: datetime, actor: int) -> list[Decision]:
        assert isinstance(facts, CorrectMarkFacts)
        self.refuse_unmarkable(facts, now)
        if all(getattr(facts.mark, name) == getattr(self, asked) for name, asked in TOLD.items()):
            raise RuleBroken("Así consta ya: no hay nada que corregir.", "text")
        confirmed = [event for question in self.questions(facts, now) for event in question.events()]
        return [Decision(event, facts.weapon.id) for event in (self._corrected(facts), *confirmed)]

    def questions(self, facts: MarkFacts, now: datetime) -> list[Question]:
        return self.year_questions(facts)

    def _tells(self, body: dict[str, Any]) -> bool:
        return body["kind"] == WeaponMarkCorrected.kind and body["data"]["mark"] == self.mark

    def _corrected(self, facts: CorrectMarkFacts) -> WeaponMarkCorrected:
        return WeaponMarkCorrected(
            **{asked: getattr(self, asked) for asked in TOLD.values()}, mark=self.mark, was=facts.mark.text,
            corrects=facts.described.corrects, text_normalised=normalised(self.text) if self.text else None,
            faults=[flaw.value for flaw in self.flaws(facts)], reason=reason_of(self.reason))
