"""Record the death of a natural person, or the dissolution of a legal one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.events.party import PartyDied
from models.party import Party
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.found import found
from registry.operations.legal_day import legal_day
from registry.operations.parties import particulars_of
from registry.operations.words import reason_of


@dataclass(frozen=True)
class RecordDeathFacts:
    """The person, and the birth date when it is known."""

    party: Party
    birth_date: date | None


@dataclass(frozen=True, kw_only=True)
class RecordDeath(Operation):
    """Record that the person died on `died_on`; `reason` names the certificate or the notice."""

    name = "record_death"
    permission = "party:record_death"

    party: int
    died_on: date | None
    reason: str

    def facts(self, session: Session) -> RecordDeathFacts:
        party = found(session, Party, self.party)
        known = particulars_of(session, party)
        return RecordDeathFacts(party, known.birth_date if known else None)

    def organisations(self, facts: RecordDeathFacts) -> Iterable[int | None]:
        return [facts.party.organisation_id]

    def decide(self, facts: RecordDeathFacts, now: datetime, actor: int) -> list[Decision]:
        if not facts.party.is_alive:
            raise RuleBroken("El fallecimiento o la disolución ya consta.", "died_on")
        if self.died_on is None:
            raise RuleBroken("Escriba la fecha del fallecimiento o de la disolución.", "died_on")
        if self.died_on > legal_day(now):
            raise RuleBroken("La fecha todavía no ha llegado.", "died_on")
        if facts.birth_date is not None and self.died_on < facts.birth_date:
            raise RuleBroken("La fecha es anterior al nacimiento.", "died_on")
        return [Decision(PartyDied(died_on=self.died_on, reason=reason_of(self.reason)), facts.party.id)]
