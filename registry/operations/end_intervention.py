"""End the intervention of a body: it goes back to where it belonged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.events.organisation_change import OrganisationRestored
from models.organisation import Organisation
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.cited import cited_number, refuse_later
from registry.operations.found import found


@dataclass(frozen=True, kw_only=True)
class EndIntervention(Operation):
    """Let `organisation` answer for itself again; whoever administers it grants its people their roles anew."""

    name = "end_intervention"
    permission = "organisation:intervene"

    organisation: int
    order_number: str
    ordered_on: date

    def facts(self, session: Session) -> Organisation:
        return found(session, Organisation, self.organisation)

    def organisations(self, facts: Organisation) -> Iterable[int | None]:
        return [facts.id, facts.home_parent_id]

    def decide(self, facts: Organisation, now: datetime, actor: int) -> list[Decision]:
        number = cited_number(self.order_number, "order_number")
        refuse_later(self.ordered_on, now, "ordered_on")
        if facts.intervened_by is None:
            raise RuleBroken("Este organismo no está intervenido.")
        return [Decision(OrganisationRestored(
            parent_organisation=f"organisation:{facts.home_parent_id}",
            was_organisation=f"organisation:{facts.intervened_by}", order_number=number,
            ordered_on=self.ordered_on), facts.id)]
