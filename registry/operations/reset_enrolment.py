"""Order a new first sign-in: the user chooses password and second factor again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.user import UserEnrolmentReset
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.enrolment import Enrolment, start_again
from registry.operations.users import OfUser, OnUser
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class ResetEnrolment(OnUser):
    """Clear password and second factor of somebody else's account and give it a new one-time code (ASVS 6.4.6)."""

    name = "reset_enrolment"
    permission = "user:reset"

    reason: str
    enrolment: Enrolment

    def decide(self, facts: OfUser, now: datetime, actor: int) -> list[Decision]:
        # Otherwise a stolen session would be enough to replace the second factor (ASVS 6.4.3).
        facts.refuse_self(actor, N_("Su propio primer inicio de sesión lo ordena otra persona."))
        if not facts.user.is_enabled:
            raise RuleBroken("La cuenta está inhabilitada: habilítela primero.")
        return [Decision(UserEnrolmentReset(reason=reason_of(self.reason)), facts.user.id)]

    def beside(self, session: Session, recorded: list[Recorded]) -> None:
        start_again(session, self.user, self.enrolment, recorded[0].recorded_at)
