"""Ask for an act that another person must decide; nothing of it happens until then."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import LegalParameter
from models.events.request import RequestMade
from models.ledger import Entry
from models.request import RequestContent
from registry.errors import NotPermitted, RuleBroken
from registry.operations.base import Decision, Operation, Question
from registry.operations.legal_day import legal_day
from registry.operations.request_content import content_of
from registry.operations.requests import persons_who_decide
from registry.operations.two_person import RULES, needs_another
from registry.permissions import Authority, permits


@dataclass(frozen=True)
class MakeRequestFacts:
    """The facts of the act asked for, where it reaches, the state it is judged on, and the hours a request lasts.

    `state` is the last entry of the thing it is about; `hours` are the figures by day, newest first.
    """

    inner: Any
    places: tuple[int | None, ...]
    state: dict[str, int]
    hours: tuple[tuple[date, int], ...]


@dataclass(frozen=True, kw_only=True)
class MakeRequest(Operation):
    """Let `asked` wait, under its own key, for somebody else; what could not be done now is refused now."""

    name = "make_request"
    permission = "request:make"

    asked: Operation

    @classmethod
    def of(cls, asked: Operation) -> "MakeRequest":
        """The request for an act that a form asked for."""
        return cls(act=asked.act, claimed_at=asked.claimed_at, seen=asked.seen, answers=asked.answers, asked=asked)

    def facts(self, session: Session) -> MakeRequestFacts:
        if self.asked.name not in RULES:
            raise RuleBroken("Este acto no espera a otra persona.")
        inner = self.asked.facts(session)
        figures = select(LegalParameter.valid_from, LegalParameter.value).where(LegalParameter.name == "request_hours")
        return MakeRequestFacts(
            inner, tuple(self.asked.organisations(inner)), self._state(session),
            tuple((since, value) for since, value in session.execute(
                figures.order_by(LegalParameter.valid_from.desc()))))

    def organisations(self, facts: MakeRequestFacts) -> Iterable[int | None]:
        return facts.places

    def admit(self, session: Session, facts: MakeRequestFacts, authority: Authority) -> None:
        """Who asks must be allowed the act itself, and there must be somebody to decide it."""
        if not permits(session, authority, self.asked.permission, facts.places):
            raise NotPermitted()
        if not persons_who_decide(session, RULES[self.asked.name], facts.places) - {authority.party_id}:
            raise RuleBroken("Ninguna otra persona puede decidir esto aquí. Pida a quien administra que haya una.")

    def questions(self, facts: MakeRequestFacts, now: datetime) -> list[Question]:
        """Who asks for the act answers what it asks; who decides reads the answers."""
        return self.asked.questions(facts.inner, now)

    def decide(self, facts: MakeRequestFacts, now: datetime, actor: int) -> list[Decision]:
        self.asked.decide(facts.inner, now, actor)
        if not needs_another(self.asked, facts.inner, actor):
            raise RuleBroken("Este acto no espera a otra persona.")
        hours = next((value for since, value in facts.hours if since <= legal_day(now)), None)
        if not hours:
            raise RuleBroken("No está fijado cuántas horas espera una solicitud. Pida que se fije en los parámetros "
                             "legales.")
        return [Decision(RequestMade(
            operation=self.asked.name, about=RULES[self.asked.name].about(self.asked),
            places=sorted({place for place in facts.places if place is not None}),
            content=RequestContent.of(content=content_of(replace(self.asked, seen=self.asked.seen | facts.state))),
            expires_at=now + timedelta(hours=hours)))]

    def _state(self, session: Session) -> dict[str, int]:
        about = RULES[self.asked.name].about(self.asked)
        last = session.scalar(select(func.max(Entry.sequence)).where(Entry.subject == about))
        return {} if about is None or last is None else {about: last}
