"""Suspend a person: no weapon may be issued or transferred to him until reinstated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.party import PartySuspended
from models.party import Party
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.party_merger import standing_party
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class SuspendParty(Operation):
    """Suspend the person from today."""

    name = "suspend_party"
    permission = "party:suspend"

    party: int
    reason: str

    def facts(self, session: Session) -> Party:
        return standing_party(session, self.party)

    def organisations(self, facts: Party) -> Iterable[int | None]:
        return [facts.organisation_id]

    def decide(self, facts: Party, now: datetime, actor: int) -> list[Decision]:
        if not facts.is_alive:
            raise RuleBroken("Consta el fallecimiento o la disolución de esta persona.")
        if facts.is_suspended:
            raise RuleBroken("La persona ya está suspendida.")
        return [Decision(PartySuspended(reason=reason_of(self.reason)), facts.id)]
