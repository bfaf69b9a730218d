"""Enable an account that was disabled."""

from dataclasses import dataclass
from datetime import datetime

from models.events.user import UserEnabled
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.users import OfUser, OnUser, refuse_unfit
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class EnableUser(OnUser):
    """Let the account sign in again, with the roles it had."""

    name = "enable_user"
    permission = "user:disable"

    reason: str

    def decide(self, facts: OfUser, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_self(actor, N_("Nadie habilita una cuenta suya."))
        refuse_unfit(facts.party)
        if facts.user.is_enabled:
            raise RuleBroken("La cuenta ya está habilitada.")
        return [Decision(UserEnabled(reason=reason_of(self.reason)), facts.user.id)]
