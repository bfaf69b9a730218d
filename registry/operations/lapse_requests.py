"""Mark as lapsed the requests that nobody decided in time: the worker's doing, in pieces."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.request import RequestLapsed
from models.request import Request
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation


@dataclass(frozen=True, kw_only=True)
class LapseRequests(Operation):
    """Close those of the requests that are open and past their time; the others are left as they are."""

    name = "lapse_requests"
    permission = "request:lapse"

    requests: tuple[int, ...]

    def facts(self, session: Session) -> list[Request]:
        waiting = select(Request).where(Request.id.in_(self.requests), Request.state == "open")
        return list(session.scalars(waiting.order_by(Request.id)))

    def organisations(self, facts: list[Request]) -> Iterable[int | None]:
        return []

    def decide(self, facts: list[Request], now: datetime, actor: int) -> list[Decision]:
        lapsed = [Decision(RequestLapsed(), one.id) for one in facts if one.expires_at <= now]
        if not lapsed:
            raise RuleBroken("Ninguna de estas solicitudes está vencida.")
        return lapsed
