"""Join two files of one person: one stands for the other from now on, and what the other had goes along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.party import PartyAssigned, PartyMerged
from models.events.succession import UserPersonChanged
from models.party import Party
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.parties import accounts_of
from registry.operations.party_merger import MOST, Had, had_by, refuse_merged, standing_party
from registry.operations.succession import carried_over
from registry.operations.weapons import party_of
from registry.operations.words import reason_of


@dataclass(frozen=True)
class MergePartiesFacts:
    """The file that is absorbed, the one that stands, what the first had, and the accounts of both."""

    party: Party
    into: Party
    had: Had
    accounts: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class MergeParties(Operation):
    """Let `into` stand for `party`; `reason` says how it is known that they are one person."""

    name = "merge_parties"
    permission = "party:merge"

    party: int
    into: int
    reason: str

    def facts(self, session: Session) -> MergePartiesFacts:
        party, into = standing_party(session, self.party), party_of(session, self.into, "into")
        return MergePartiesFacts(party, into, had_by(session, party),
                                 accounts_of(session, party.id) | accounts_of(session, into.id))

    def organisations(self, facts: MergePartiesFacts) -> Iterable[int | None]:
        return [facts.party.organisation_id, facts.into.organisation_id]

    def decide(self, facts: MergePartiesFacts, now: datetime, actor: int) -> list[Decision]:
        party, into = facts.party, facts.into
        reason = reason_of(self.reason)
        refuse_merged(party)
        refuse_merged(into, "into")
        if actor in facts.accounts:
            raise RuleBroken("Nadie une su propia ficha.")
        _refuse_unlike(party, into)
        if len(facts.had.weapons) > MOST:
            raise RuleBroken("Tiene más de %(most)s armas: transfiéralas antes.", most=MOST)
        return [Decision(PartyMerged(into=into.subject, reason=reason), party.id), *_assigned(party, into),
                *(Decision(carried_over(weapon, party.subject, into.subject), weapon.id)
                  for weapon in facts.had.weapons),
                *(Decision(UserPersonChanged(party=into.subject, was=party.subject), account.id)
                  for account in facts.had.accounts)]


def _refuse_unlike(party: Party, into: Party) -> None:
    if party.id == into.id:
        raise RuleBroken("Elija otra ficha: esta es la misma.", "into")
    if party.kind != into.kind:
        raise RuleBroken("Una es persona natural y la otra jurídica: no son la misma.", "into")
    if party.died_on != into.died_on:
        raise RuleBroken("En una consta el fallecimiento o la disolución y en la otra no, u otra fecha. Asiéntelo "
                         "antes.", "into")
    if party.is_suspended and not into.is_suspended:
        raise RuleBroken("La ficha que se une está suspendida y la que queda no: suspenda antes a la persona.", "into")
    if None not in (party.organisation_id, into.organisation_id) and party.organisation_id != into.organisation_id:
        raise RuleBroken("Prestan servicio en unidades distintas: asigne antes una de las dos.", "into")


def _assigned(party: Party, into: Party) -> list[Decision]:
    if party.organisation_id is None or into.organisation_id is not None:
        return []
    return [Decision(PartyAssigned(organisation=f"organisation:{party.organisation_id}"), into.id)]
