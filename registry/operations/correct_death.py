"""Correct a death or a dissolution: it was on another day, or the person lives and it was recorded of the wrong one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from models.events.party import PartyDeathCorrected, PartyDied
from models.party import Party
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.parties import accounts_of, last_of, particulars_of
from registry.operations.party_merger import standing_party
from registry.operations.questions import Question
from registry.operations.record_death import asked_of, in_hand, refuse_day
from registry.operations.words import reason_of

#: Kinds of entry that say whether a person lives.
SET_DEATH = frozenset({PartyDied.kind, PartyDeathCorrected.kind})


@dataclass(frozen=True)
class CorrectDeathFacts:
    """The person, the entry that says the death (None when none does), the birth date, accounts, what is in hand."""

    party: Party
    entry: int | None
    birth_date: date | None
    accounts: frozenset[int]
    received: tuple[tuple[int, date], ...] = ()


@dataclass(frozen=True, kw_only=True)
class CorrectDeath(Operation):
    """Say that the person died on `died_on`, or `is_alive`; `reason` says how it is known.

    The accounts stay disabled: each is enabled again by who may do that.
    """

    name = "correct_death"
    permission = "party:record_death"

    party: int
    is_alive: bool
    died_on: date | None
    reason: str

    def facts(self, session: Session) -> CorrectDeathFacts:
        party = standing_party(session, self.party)
        known = particulars_of(session, party)
        entry = None if party.is_alive else last_of(session, party, SET_DEATH)
        return CorrectDeathFacts(party, entry, known.birth_date if known else None, accounts_of(session, party.id),
                                 in_hand(session, party))

    def organisations(self, facts: CorrectDeathFacts) -> Iterable[int | None]:
        return [facts.party.organisation_id]

    def questions(self, facts: CorrectDeathFacts, now: datetime) -> list[Question]:
        return asked_of(facts.received, self.died_on)

    def decide(self, facts: CorrectDeathFacts, now: datetime, actor: int) -> list[Decision]:
        if actor in facts.accounts:
            raise RuleBroken("Nadie corrige su propio fallecimiento.")
        if facts.entry is None:
            raise RuleBroken("No consta el fallecimiento ni la disolución de esta persona.")
        self._refuse_day(facts, now)
        return [Decision(PartyDeathCorrected(died_on=self.died_on, corrects=facts.entry,
                                             reason=reason_of(self.reason)), facts.party.id)]

    def _refuse_day(self, facts: CorrectDeathFacts, now: datetime) -> None:
        if self.is_alive == (self.died_on is not None):
            raise RuleBroken("Escriba la fecha correcta, o marque que no falleció: una de las dos.", "died_on")
        if self.died_on is None:
            return
        if self.died_on == facts.party.died_on:
            raise RuleBroken("Es la fecha que consta: nada cambia.", "died_on")
        refuse_day(self.died_on, facts.birth_date, now)
