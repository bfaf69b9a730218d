"""Assign an officer to a unit, or release him from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.party import PartyAssigned
from models.party import Party
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.party_merger import standing_party
from registry.operations.weapons import organisation_of


@dataclass(frozen=True, kw_only=True)
class AssignParty(Operation):
    """Let the person serve in `organisation`, or in none; who does it must reach the unit left and the one joined."""

    name = "assign_party"
    permission = "party:assign"

    party: int
    organisation: int | None

    def facts(self, session: Session) -> Party:
        if self.organisation is not None:
            organisation_of(session, self.organisation)
        return standing_party(session, self.party)

    def organisations(self, facts: Party) -> Iterable[int | None]:
        return [facts.organisation_id, self.organisation]

    def decide(self, facts: Party, now: datetime, actor: int) -> list[Decision]:
        if facts.kind != "natural":
            raise RuleBroken("Solo una persona natural presta servicio en una unidad.", "organisation")
        if not facts.is_alive and self.organisation is not None:
            raise RuleBroken("Consta el fallecimiento de esta persona.", "organisation")
        if facts.organisation_id == self.organisation:
            raise RuleBroken("Ya consta así: elija otra unidad.", "organisation")
        unit = None if self.organisation is None else f"organisation:{self.organisation}"
        return [Decision(PartyAssigned(organisation=unit), facts.id)]
