"""Let another body answer for one, and for all below it, for a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.organisation_change import OrganisationIntervened
from models.events.user import UserGrantRevoked
from models.organisation import Organisation, branch_of, line_of
from models.user import Grant
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.changing import ordered
from registry.operations.found import found
from registry.operations.weapons import organisation_of


@dataclass(frozen=True)
class InterveneFacts:
    """The body, the one that will answer, the ids from that one up to the root, and the roles held in the body."""

    unit: Organisation
    by: Organisation
    line: frozenset[int]
    grants: tuple[Grant, ...]


@dataclass(frozen=True, kw_only=True)
class InterveneOrganisation(Operation):
    """Put `organisation` below `by`, whose people act in it; the roles its own people had there end.

    The weapons stay in its armoury and its custody: who may act on them follows from the tree.
    """

    name = "intervene_organisation"
    permission = "organisation:intervene"

    organisation: int
    by: int
    order_number: str
    ordered_on: date

    def facts(self, session: Session) -> InterveneFacts:
        unit, by = found(session, Organisation, self.organisation), organisation_of(session, self.by, "by")
        grants = session.scalars(select(Grant).where(Grant.organisation_id.in_(branch_of(unit.id))).order_by(
            Grant.user_id, Grant.role, Grant.organisation_id))
        return InterveneFacts(unit, by, frozenset(node.id for node in line_of(session, by.id)), tuple(grants))

    def organisations(self, facts: InterveneFacts) -> Iterable[int | None]:
        return [facts.unit.id, facts.unit.parent_id, facts.by.id]

    def decide(self, facts: InterveneFacts, now: datetime, actor: int) -> list[Decision]:
        number = ordered(facts.unit, self.order_number, self.ordered_on, now)
        if facts.unit.id in facts.line:
            raise RuleBroken("Un organismo no responde por sí mismo ni lo hace una unidad suya.", "by")
        intervened = OrganisationIntervened(
            by_organisation=facts.by.subject, was_organisation=f"organisation:{facts.unit.parent_id}",
            order_number=number, ordered_on=self.ordered_on)
        return [Decision(intervened, facts.unit.id),
                *(Decision(UserGrantRevoked(role=grant.role, organisation=f"organisation:{grant.organisation_id}"),
                           grant.user_id) for grant in facts.grants)]
