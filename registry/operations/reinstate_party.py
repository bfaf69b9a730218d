"""End the suspension of a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.party import PartyReinstated
from models.party import Party
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.parties import accounts_of
from registry.operations.party_merger import standing_party
from registry.operations.words import reason_of


@dataclass(frozen=True)
class ReinstatePartyFacts:
    """The person, and every account of that person."""

    party: Party
    accounts: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class ReinstateParty(Operation):
    """Let the person receive weapons again; nobody lifts his own suspension."""

    name = "reinstate_party"
    permission = "party:reinstate"

    party: int
    reason: str

    def facts(self, session: Session) -> ReinstatePartyFacts:
        return ReinstatePartyFacts(standing_party(session, self.party), accounts_of(session, self.party))

    def organisations(self, facts: ReinstatePartyFacts) -> Iterable[int | None]:
        return [facts.party.organisation_id]

    def decide(self, facts: ReinstatePartyFacts, now: datetime, actor: int) -> list[Decision]:
        if actor in facts.accounts:
            raise RuleBroken("Nadie levanta su propia suspensión.")
        if not facts.party.is_suspended:
            raise RuleBroken("La persona no está suspendida.")
        return [Decision(PartyReinstated(reason=reason_of(self.reason)), facts.party.id)]
