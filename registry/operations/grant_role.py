"""Grant a role in an organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.user import UserGranted
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.users import OfUser, OnUser, refuse_unfit
from registry.operations.weapons import organisation_of
from registry.permissions import ALL, MATRIX, Role

#: Roles that see every weapon wherever they are granted: only who administers the root may grant them.
NATIONAL = frozenset(role for role, reach in MATRIX["weapon:read"].items() if reach == ALL)


@dataclass(frozen=True, kw_only=True)
class GrantRole(OnUser):
    """Let the account act as `role` in `organisation`; nobody grants himself anything."""

    name = "grant_role"
    permission = "user:grant"

    role: str
    organisation: int

    def facts(self, session: Session) -> OfUser:
        organisation_of(session, self.organisation)
        return super().facts(session)

    def organisations(self, facts: OfUser) -> Iterable[int | None]:
        return [*super().organisations(facts), self.organisation]

    def decide(self, facts: OfUser, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_self(actor, N_("Nadie se otorga roles a sí mismo, tampoco con otra cuenta suya."))
        refuse_unfit(facts.party)
        if self.role not in set(Role):
            raise RuleBroken("Elija un rol.", "role")
        if not facts.user.is_enabled:
            raise RuleBroken("La cuenta está inhabilitada.")
        if self.role in NATIONAL and self.organisation != facts.root:
            raise RuleBroken("Este rol alcanza todo el registro: se otorga en el organismo raíz.", "organisation")
        if (self.role, self.organisation) in facts.grants:
            raise RuleBroken("La cuenta ya tiene ese rol en ese organismo.", "role")
        return [Decision(UserGranted(role=self.role, organisation=f"organisation:{self.organisation}"), facts.user.id)]
