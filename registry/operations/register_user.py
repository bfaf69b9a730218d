"""Make an account for a person; the first sign-in sets its password and second factor."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.user import UserRegistered
from models.party import Party
from models.user import UserLogin
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.enrolment import Enrolment, start_again
from registry.operations.users import refuse_unfit
from registry.operations.weapons import organisation_of, party_of

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,39}")
USERNAME_RULE = N_("El nombre de usuario lleva de 3 a 40 letras minúsculas sin acento, cifras, puntos o guiones, y "
                   "comienza por letra.")


@dataclass(frozen=True)
class RegisterUserFacts:
    """The person, and whether the sign-in name is taken."""

    party: Party
    is_taken: bool


@dataclass(frozen=True, kw_only=True)
class RegisterUser(Operation):
    """Give the person an account in the office `organisation`, with no role yet."""

    name = "register_user"
    permission = "user:register"

    party: int
    organisation: int
    username: str
    enrolment: Enrolment

    def facts(self, session: Session) -> RegisterUserFacts:
        organisation_of(session, self.organisation)
        taken = session.scalars(select(UserLogin).where(UserLogin.username == self.username)).first()
        return RegisterUserFacts(party_of(session, self.party, "party"), taken is not None)

    def organisations(self, facts: RegisterUserFacts) -> Iterable[int | None]:
        return [self.organisation]

    def decide(self, facts: RegisterUserFacts, now: datetime, actor: int) -> list[Decision]:
        refuse_unfit(facts.party)
        if not USERNAME.fullmatch(self.username):
            raise RuleBroken(USERNAME_RULE, "username")
        if facts.is_taken:
            raise RuleBroken("Ese nombre de usuario ya está en uso.", "username")
        return [Decision(UserRegistered(party=facts.party.subject, organisation=f"organisation:{self.organisation}",
                                        login=UserLogin.of(username=self.username)))]

    def beside(self, session: Session, recorded: list[Recorded]) -> None:
        start_again(session, recorded[0].sequence, self.enrolment, recorded[0].recorded_at)
