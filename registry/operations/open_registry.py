"""Open the registry: the first act of all, done once by the system itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.ledger import Opened, Registry
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation


@dataclass(frozen=True, kw_only=True)
class OpenRegistry(Operation):
    """Name the origin under which checkpoints will be signed, for ever."""

    name = "open_registry"
    permission = "ledger:open"

    origin: str
    is_demo: bool

    def facts(self, session: Session) -> Registry | None:
        return session.scalars(select(Registry)).first()

    def organisations(self, facts: Registry | None) -> Iterable[int | None]:
        return []

    def decide(self, facts: Registry | None, now: datetime, actor: int) -> list[Decision]:
        if facts is not None:
            raise RuleBroken("El registro ya está abierto.")
        return [Decision(Opened(origin=self.origin, is_demo=self.is_demo))]
