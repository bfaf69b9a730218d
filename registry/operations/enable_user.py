"""Enable an account that was disabled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.user import UserEnabled
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.users import OfUser, of_user, refuse_unfit
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class EnableUser(Operation):
    """Let the account sign in again, with the roles it had."""

    name = "enable_user"
    permission = "user:disable"

    user: int
    reason: str

    def facts(self, session: Session) -> OfUser:
        return of_user(session, self.user)

    def organisations(self, facts: OfUser) -> Iterable[int | None]:
        return [facts.user.organisation_id]

    def decide(self, facts: OfUser, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_self(actor, N_("Nadie habilita una cuenta suya."))
        refuse_unfit(facts.party)
        if facts.user.is_enabled:
            raise RuleBroken("La cuenta ya está habilitada.")
        return [Decision(UserEnabled(reason=reason_of(self.reason)), facts.user.id)]
