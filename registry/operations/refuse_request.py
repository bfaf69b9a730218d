"""Refuse a request, saying why; whoever made it may make another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.request import RequestRefused
from registry.errors import NotPermitted
from registry.operations.base import Decision, Operation
from registry.operations.requests import OfRequest, of_request
from registry.operations.words import reason_of
from registry.permissions import Authority, permits


@dataclass(frozen=True, kw_only=True)
class RefuseRequest(Operation):
    """Say no to request `asked_in`; one's own is withdrawn instead."""

    name = "refuse_request"
    permission = "request:decide"

    asked_in: int
    reason: str

    def facts(self, session: Session) -> OfRequest:
        return of_request(session, self.asked_in)

    def organisations(self, facts: OfRequest) -> Iterable[int | None]:
        return facts.made.places

    def admit(self, session: Session, facts: OfRequest, authority: Authority) -> None:
        """Who could approve it may refuse it."""
        if not permits(session, authority, facts.rule.approval, facts.made.places):
            raise NotPermitted()

    def decide(self, facts: OfRequest, now: datetime, actor: int) -> list[Decision]:
        facts.refuse_closed()
        facts.refuse_expired(now)
        facts.refuse_own(actor)
        return [Decision(RequestRefused(leaf=facts.leaf, reason=reason_of(self.reason)), facts.id)]
