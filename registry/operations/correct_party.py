"""Correct the identity of a person, or record that it changed; earlier identities stay until erased."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.party import PartyCorrected
from models.party import Party, PartyIdentity
from models.vocabulary import VOCABULARY
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.legal_day import legal_day
from registry.operations.parties import identity_entry, namesake_of, particulars_of, refuse_namesake
from registry.operations.party_identity import Particulars, checked
from registry.operations.party_merger import standing_party
from registry.operations.words import reason_of

#: What may differ for each cause; a correction may touch everything.
CHANGES = {
    "correction": frozenset(field.name for field in fields(Particulars)),
    "name_change": frozenset({"given_names", "family_names", "legal_name"}),
    "document_change": frozenset({"document_kind", "document_country", "document_number"}),
    "post_change": frozenset({"rank", "post", "badge_number"}),
}


@dataclass(frozen=True)
class CorrectPartyFacts:
    """The person, the identity in force (None when erased), the entry that set it, whose the document is."""

    party: Party
    known: Particulars | None
    entry: int
    namesake: Party | None


@dataclass(frozen=True, kw_only=True)
class CorrectParty(Operation):
    """Put `particulars` in the place of the identity in force; `cause` says why they differ."""

    name = "correct_party"
    permission = "party:correct"

    party: int
    particulars: Particulars
    cause: str
    reason: str

    def facts(self, session: Session) -> CorrectPartyFacts:
        party = standing_party(session, self.party)
        namesake = namesake_of(session, self.particulars)
        return CorrectPartyFacts(party, particulars_of(session, party), identity_entry(session, party), namesake)

    def organisations(self, facts: CorrectPartyFacts) -> Iterable[int | None]:
        return [facts.party.organisation_id]

    def decide(self, facts: CorrectPartyFacts, now: datetime, actor: int) -> list[Decision]:
        if self.cause not in VOCABULARY["identity_cause"]:
            raise RuleBroken("Elija la causa del cambio.", "cause")
        kept = checked(self.particulars, facts.party.kind, legal_day(now))
        if facts.namesake is not None and facts.namesake.id != facts.party.id:
            refuse_namesake(facts.namesake)
        self._refuse_other_changes(kept, facts.known)
        event = PartyCorrected(identity=PartyIdentity.of(**kept.columns()), cause=self.cause, corrects=facts.entry,
                               reason=reason_of(self.reason))
        return [Decision(event, facts.party.id)]

    def _refuse_other_changes(self, kept: Particulars, known: Particulars | None) -> None:
        changed = CHANGES["correction"] if known is None else kept.changed_from(known)
        if not changed:
            raise RuleBroken("Nada cambia: corrija al menos un dato.")
        beyond = sorted(changed - CHANGES[self.cause])
        if beyond:
            raise RuleBroken("Esta causa no explica el cambio de este dato: elija «corrección» o déjelo como está.",
                             beyond[0])
