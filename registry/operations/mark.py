"""Record one physical mark of a weapon, applied or read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from marking.mark import Flaw, Legibility, MarkKind, Part, conformance, unstated
from marking.serial import normalised
from models.catalogue import legal_value
from models.committed import PrivateText
from models.events.mark import WeaponSeenMarked
from models.photograph import Photograph
from models.weapon import Weapon
from registry.operations.base import Decision, Operation
from registry.operations.found import found
from registry.operations.legal_day import legal_day
from registry.operations.likely import date_questions, refuse_before_made
from registry.operations.mark_rules import refuse_codes, refuse_measure, refuse_stated, refuse_text
from registry.operations.questions import Question
from registry.operations.weapons import refuse_absent_or_withdrawn
from registry.operations.words import LONGEST_REASON, plain, refuse_unwritable


@dataclass(frozen=True)
class MarkFacts:
    """The weapon, and the least depth and height of a character the law asks for, in micrometres."""

    weapon: Weapon
    minimum_depth_um: int | None
    minimum_height_um: int | None


@dataclass(frozen=True, kw_only=True)
class Mark(Operation):
    """One mark of one weapon in view; what does not conform is recorded with its faults, never refused (V06)."""

    name = "mark"
    permission = "weapon:mark"

    weapon: int
    mark_kind: str
    #: As seen, verbatim; None when nothing can be read.
    text: str | None
    part: str
    face: str
    method: str
    #: Micrometres; None when not measured.
    depth_um: int | None = None
    height_um: int | None = None
    legibility: str
    #: ISO 3166-1 alpha-2 and year that the mark itself states.
    country: str | None = None
    year: int | None = None
    photographs: tuple[Photograph, ...] = ()
    remarks: str | None = None

    def facts(self, session: Session) -> MarkFacts:
        day = legal_day(self.claimed_at)
        return MarkFacts(found(session, Weapon, self.weapon), legal_value(session, "mark_depth_um", day),
                         legal_value(session, "mark_height_um", day))

    def organisations(self, facts: MarkFacts) -> Iterable[int]:
        return [facts.weapon.organisation_id]

    def decide(self, facts: MarkFacts, now: datetime, actor: int) -> list[Decision]:
        refuse_absent_or_withdrawn(facts.weapon)
        self.refuse_unmarkable(facts, now)
        refuse_unwritable(plain(self.remarks), "remarks", LONGEST_REASON)
        refuse_before_made(facts.weapon.year, self.claimed_at, now, "claimed_at")
        confirmed = [event for question in self.questions(facts, now) for event in question.events()]
        return [Decision(event, facts.weapon.id) for event in (self._event(facts), *confirmed)]

    def refuse_unmarkable(self, facts: MarkFacts, now: datetime) -> None:
        """Refuse what no mark can be."""
        refuse_codes(mark_kind=self.mark_kind, part=self.part, face=self.face, mark_method=self.method,
                     legibility=self.legibility)
        refuse_text(self.text, self.legibility)
        refuse_stated(self.country, self.year, now)
        refuse_measure(self.depth_um, facts.minimum_depth_um, "depth_um")
        refuse_measure(self.height_um, facts.minimum_height_um, "height_um")

    def questions(self, facts: MarkFacts, now: datetime) -> list[Question]:
        return [*self.year_questions(facts), *date_questions(self.claimed_at, now)]

    def year_questions(self, facts: MarkFacts) -> list[Question]:
        """Whether the mark states a year before the weapon was made."""
        made = facts.weapon.year
        is_odd = self.year is not None and made is not None and self.year < made
        return [Question("mark_before_weapon")] if is_odd else []

    def _event(self, facts: MarkFacts) -> WeaponSeenMarked:
        remarks = plain(self.remarks)
        return WeaponSeenMarked(
            mark_kind=self.mark_kind, text=self.text, text_normalised=normalised(self.text) if self.text else None,
            part=self.part, face=self.face, method=self.method, depth_um=self.depth_um, height_um=self.height_um,
            legibility=self.legibility, country=self.country, year=self.year,
            faults=[flaw.value for flaw in self.flaws(facts)], photographs=list(self.photographs),
            remarks=PrivateText.of(text=remarks) if remarks else None)

    def flaws(self, facts: MarkFacts) -> tuple[Flaw, ...]:
        """What keeps the mark from conforming."""
        kind = MarkKind(self.mark_kind)
        return unstated(kind, self.country, self.year) + conformance(
            kind, Part(self.part), self.depth_um, self.height_um, legibility=Legibility(self.legibility),
            minimum_depth_um=facts.minimum_depth_um or 0, minimum_height_um=facts.minimum_height_um or 0)
