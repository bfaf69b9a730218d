"""Approve a request: what it asks is decided again, now, and recorded in the same act, signed by both persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.request import RequestExecuted
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.repeats import refuse_stale
from registry.operations.requests import OfRequest, of_request, refuse_unfit
from registry.permissions import Authority, authority_of, permits


@dataclass(frozen=True)
class ExecuteRequestFacts:
    """The request, what it asks with the facts of now, and whether its maker still may ask for it."""

    of: OfRequest
    asked: Operation
    inner: Any
    maker_may: bool


@dataclass(frozen=True, kw_only=True)
class ExecuteRequest(Operation):
    """Do what request `asked_in` asks, exactly, on the state it saw, once."""

    name = "execute_request"
    permission = "request:decide"

    asked_in: int

    def facts(self, session: Session) -> ExecuteRequestFacts:
        of = of_request(session, self.asked_in)
        of.refuse_closed()
        asked = of.asked(self.act)
        refuse_stale(session, asked)
        inner = asked.facts(session)
        maker = authority_of(session, of.maker)
        maker_may = maker is not None and permits(session, maker, asked.permission, asked.organisations(inner))
        return ExecuteRequestFacts(of, asked, inner, maker_may)

    def organisations(self, facts: ExecuteRequestFacts) -> Iterable[int | None]:
        return facts.asked.organisations(facts.inner)

    def admit(self, session: Session, facts: ExecuteRequestFacts, authority: Authority) -> None:
        """Who decides could do so before the request was made, and still can."""
        refuse_unfit(session, authority, facts.of, self.organisations(facts))

    def decide(self, facts: ExecuteRequestFacts, now: datetime, actor: int) -> list[Decision]:
        facts.of.refuse_expired(now)
        facts.of.refuse_own(actor)
        if not facts.maker_may:
            raise RuleBroken("Quien la hizo ya no puede hacerla: su rol o su cuenta cambiaron.")
        # What nobody may do to himself, he does not approve either.
        facts.asked.decide(facts.inner, now, actor)
        return [*facts.asked.decide(facts.inner, now, facts.of.maker),
                Decision(RequestExecuted(leaf=facts.of.leaf, maker=f"user:{facts.of.maker}"), facts.of.id)]

    def beside(self, session: Session, recorded: list[Recorded]) -> None:
        of = of_request(session, self.asked_in)
        of.asked(self.act).beside(session, [entry for entry in recorded if entry.subject != f"request:{of.id}"])

    def signers(self, facts: ExecuteRequestFacts, actor: int) -> list[int]:
        return [actor, facts.of.maker]
