"""Register a natural or legal person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.party import PartyRegistered
from models.party import Party, PartyIdentity
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.legal_day import legal_day
from registry.operations.parties import namesake_of, refuse_namesake
from registry.operations.party_identity import Particulars, checked
from registry.operations.questions import SAME_PERSON, Question, SamePerson
from registry.operations.weapons import organisation_of


@dataclass(frozen=True, kw_only=True)
class RegisterParty(Operation):
    """Enter a person; `organisation` is the unit in which an officer serves, None for anybody else."""

    name = "register_party"
    permission = "party:register"

    party_kind: str
    particulars: Particulars
    organisation: int | None = None
    #: Persons with the same name and day of birth, or nearly the same document, as the page found them.
    alike: tuple[int, ...] = ()
    #: Those of them whom the acting person could see, and so compare.
    compared: tuple[int, ...] = ()
    shown = Operation.shown | {"alike", "compared"}

    def facts(self, session: Session) -> Party | None:
        if self.organisation is not None:
            organisation_of(session, self.organisation)
        return namesake_of(session, self.particulars)

    def organisations(self, facts: Party | None) -> Iterable[int | None]:
        return [self.organisation]

    def questions(self, facts: Party | None, now: datetime) -> list[Question]:
        return [SamePerson(SAME_PERSON, self.alike, compared=self.compared)] if self.alike else []

    def decide(self, facts: Party | None, now: datetime, actor: int) -> list[Decision]:
        kept = checked(self.particulars, self.party_kind, legal_day(now))
        refuse_namesake(facts)
        if self.party_kind == "legal" and self.organisation is not None:
            raise RuleBroken("Solo una persona natural presta servicio en una unidad.", "organisation")
        unit = None if self.organisation is None else f"organisation:{self.organisation}"
        registered = PartyRegistered(party_kind=self.party_kind, identity=PartyIdentity.of(**kept.columns()),
                                     organisation=unit)
        answered = [event for question in self.questions(facts, now) for event in question.events()]
        return [Decision(registered), *(Decision(event, of=0) for event in answered)]
