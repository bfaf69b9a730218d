"""Record the death of a natural person, or the dissolution of a legal one; no account of the person opens any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import id_of
from models.envelope import Recorded
from models.events.party import PartyDied
from models.events.user import UserDisabled
from models.party import Party
from models.user import User
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.enrolment import end_sessions
from registry.operations.legal_day import legal_day
from registry.operations.parties import accounts_of, particulars_of
from registry.operations.party_merger import standing_party
from registry.operations.questions import RECEIVED_AFTER_END, Question, ReceivedAfterEnd
from registry.operations.words import reason_of


@dataclass(frozen=True)
class RecordDeathFacts:
    """The person, the birth date when it is known, every account, those that can sign in, and what is in hand."""

    party: Party
    birth_date: date | None
    accounts: frozenset[int]
    enabled: tuple[int, ...]
    #: Weapons in the person's hands, by id, and the legal day each was received.
    received: tuple[tuple[int, date], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordDeath(Operation):
    """Record that the person died on `died_on`; `reason` names the certificate or the notice.

    The person's accounts are disabled in the same act, whoever may disable accounts otherwise: nobody is left who could
    rightly sign in with them, and what is done under the name of a dead person is a lie of the ledger.
    """

    name = "record_death"
    permission = "party:record_death"

    party: int
    died_on: date | None
    reason: str

    def facts(self, session: Session) -> RecordDeathFacts:
        party = standing_party(session, self.party)
        known = particulars_of(session, party)
        enabled = session.scalars(select(User.id).where(User.party_id == party.id, User.is_enabled).order_by(User.id))
        return RecordDeathFacts(party, known.birth_date if known else None, accounts_of(session, party.id),
                                tuple(enabled), in_hand(session, party))

    def organisations(self, facts: RecordDeathFacts) -> Iterable[int | None]:
        return [facts.party.organisation_id]

    def questions(self, facts: RecordDeathFacts, now: datetime) -> list[Question]:
        return asked_of(facts.received, self.died_on)

    def decide(self, facts: RecordDeathFacts, now: datetime, actor: int) -> list[Decision]:
        if actor in facts.accounts:
            raise RuleBroken("Nadie asienta su propio fallecimiento.")
        died = PartyDied(died_on=self._day(facts, now), reason=reason_of(self.reason))
        return [Decision(died, facts.party.id),
                *(Decision(UserDisabled(reason=reason_of(self.reason)), user) for user in facts.enabled)]

    def beside(self, session: Session, recorded: list[Recorded]) -> None:
        for entry in recorded[1:]:
            end_sessions(session, id_of(entry.subject), entry.recorded_at)

    def _day(self, facts: RecordDeathFacts, now: datetime) -> date:
        if not facts.party.is_alive:
            raise RuleBroken("El fallecimiento o la disolución ya consta.", "died_on")
        if self.died_on is None:
            raise RuleBroken("Escriba la fecha del fallecimiento o de la disolución.", "died_on")
        refuse_day(self.died_on, facts.birth_date, now)
        return self.died_on


def in_hand(session: Session, party: Party) -> tuple[tuple[int, date], ...]:
    """The weapons the person has, by id, and the legal day each was received."""
    weapons = session.scalars(select(Weapon).where(Weapon.custodian == party.subject).order_by(Weapon.id))
    return tuple((one.id, legal_day(one.custody_since)) for one in weapons)


def asked_of(received: tuple[tuple[int, date], ...], died_on: date | None) -> list[Question]:
    """The question about weapons `received` after the day of the death; None when the person lives."""
    if died_on is None or not (late := [(weapon, on) for weapon, on in received if on > died_on]):
        return []
    last = max(on for _weapon, on in late)
    return [ReceivedAfterEnd(RECEIVED_AFTER_END, tuple(weapon for weapon, _on in late), last, (last - died_on).days)]


def refuse_day(died_on: date, birth_date: date | None, now: datetime) -> None:
    """Refuse a day that is not yet, or before the birth."""
    if died_on > legal_day(now):
        raise RuleBroken("La fecha todavía no ha llegado.", "died_on")
    if birth_date is not None and died_on < birth_date:
        raise RuleBroken("La fecha es anterior al nacimiento.", "died_on")
