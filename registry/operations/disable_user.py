"""Disable an account; its sessions end with the act."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.user import UserDisabled
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.enrolment import end_sessions
from registry.operations.users import OfUser, OnUser
from registry.operations.words import reason_of


@dataclass(frozen=True, kw_only=True)
class DisableUser(OnUser):
    """Let nobody sign in with the account until it is enabled again."""

    name = "disable_user"
    permission = "user:disable"

    reason: str

    def decide(self, facts: OfUser, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_self(actor, N_("Nadie inhabilita su propia cuenta."))
        if not facts.user.is_enabled:
            raise RuleBroken("La cuenta ya está inhabilitada.")
        facts.refuse_last()
        return [Decision(UserDisabled(reason=reason_of(self.reason)), facts.user.id)]

    def beside(self, session: Session, recorded: list[Recorded]) -> None:
        end_sessions(session, self.user, recorded[0].recorded_at)
