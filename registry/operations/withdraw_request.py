"""Withdraw one's own request while nobody has decided it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.request import RequestWithdrawn
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.requests import OfRequest, of_request


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest(Operation):
    """Take back request `asked_in`; only the person who made it does."""

    name = "withdraw_request"
    permission = "request:make"

    asked_in: int

    def facts(self, session: Session) -> OfRequest:
        return of_request(session, self.asked_in)

    def organisations(self, facts: OfRequest) -> Iterable[int | None]:
        return []

    def decide(self, facts: OfRequest, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_closed()
        if actor not in facts.makers:
            raise RuleBroken("Una solicitud la retira solo quien la hizo.")
        return [Decision(RequestWithdrawn(), facts.id)]
