"""Take a role away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.events.user import UserGrantRevoked
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.users import OfUser, OnUser


@dataclass(frozen=True, kw_only=True)
class RevokeRole(OnUser):
    """End the role of the account in `organisation`; the registry keeps an administrator."""

    name = "revoke_role"
    permission = "user:grant"

    role: str
    organisation: int

    def organisations(self, facts: OfUser) -> Iterable[int | None]:
        return [*super().organisations(facts), self.organisation]

    def decide(self, facts: OfUser, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_self(actor, N_("Nadie se retira roles a sí mismo, tampoco con otra cuenta suya."))
        if (self.role, self.organisation) not in facts.grants:
            raise RuleBroken("La cuenta no tiene ese rol en ese organismo.", "role")
        facts.refuse_last(self.role, self.organisation)
        event = UserGrantRevoked(role=self.role, organisation=f"organisation:{self.organisation}")
        return [Decision(event, facts.user.id)]
