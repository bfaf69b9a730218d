"""Merge a body into another one, which succeeds it: it closes at once, and what it has passes on, piece by piece."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.organisation_change import OrganisationMerged
from models.organisation import Organisation, line_of
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.changing import ordered, refuse_answering
from registry.operations.found import found
from registry.operations.left_behind import LeftBehind, answering, left_behind
from registry.operations.loads import RUNNING, running_load
from registry.operations.succession import PIECE, passed_on
from registry.operations.weapons import organisation_of


@dataclass(frozen=True)
class MergeFacts:
    """The body, its successor, the ids from the successor up to the root, and what the body has."""

    unit: Organisation
    into: Organisation
    line: frozenset[int]
    left: LeftBehind
    #: Bodies that answer to it for a time, or go back to it afterwards.
    answering: frozenset[int]
    #: The list that is being loaded for it.
    running: str | None = None


@dataclass(frozen=True, kw_only=True)
class MergeOrganisation(Operation):
    """Let `into` succeed `organisation` by the order cited; what does not fit this act follows in others."""

    name = "merge_organisation"
    permission = "organisation:merge"

    organisation: int
    into: int
    order_number: str
    ordered_on: date

    def facts(self, session: Session) -> MergeFacts:
        unit, into = found(session, Organisation, self.organisation), organisation_of(session, self.into, "into")
        return MergeFacts(unit, into, frozenset(node.id for node in line_of(session, into.id)),
                          left_behind(session, unit.id, PIECE, into.id), answering(session, unit.id),
                          running_load(session, select(Organisation.id).where(Organisation.id == unit.id)))

    def organisations(self, facts: MergeFacts) -> Iterable[int | None]:
        return [facts.unit.id, facts.unit.parent_id, facts.into.id]

    def decide(self, facts: MergeFacts, now: datetime, actor: int) -> list[Decision]:
        number = ordered(facts.unit, self.order_number, self.ordered_on, now)
        if facts.unit.id in facts.line:
            raise RuleBroken("Un organismo no se une a sí mismo ni a una unidad suya. Traslade antes la unidad.",
                             "into")
        refuse_answering(facts.answering)
        if facts.running is not None:
            raise RuleBroken(RUNNING, file=facts.running)
        merged = OrganisationMerged(into_organisation=facts.into.subject,
                                    was_organisation=f"organisation:{facts.unit.parent_id}", order_number=number,
                                    ordered_on=self.ordered_on)
        return [Decision(merged, facts.unit.id), *passed_on(facts.left, facts.unit, facts.into, PIECE - 1)]
