"""The one transaction of the program: lock the head, load, judge, append, apply, commit."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from models.database import performing
from models.envelope import ActContext
from models.events.act import ActRecorded
from models.ledger import head_of
from models.record import append_all
from registry.errors import NeedsAnother, NotPermitted, RuleBroken, Unanswered
from registry.operations import conflicts
from registry.operations.base import Decision, Operation, Performed
from registry.operations.begun import end_begun
from registry.operations.questions import Question, unanswered
from registry.operations.repeats import refuse_stale, remember, repeated
from registry.operations.two_person import SYSTEM, needs_another
from registry.permissions import authority_of, permits

#: How far a claimed time may lie in the future: clocks of counters differ.
SKEW = timedelta(minutes=2)


def perform(engine: Engine, operation: Operation, actor: int, *, now: datetime | None = None) -> Performed:
    """Do `operation` as user `actor`, once; raise a `Refused` when it may not be done.

    Sent twice with the same key and content, the second time returns what the first one did.
    """
    try:
        with performing(engine) as session:
            return _in_transaction(session, operation, actor, now or datetime.now(UTC))
    except (IntegrityError, DBAPIError) as failure:
        # The lock makes this rare; the constraints make it harmless: nothing was written.
        return conflicts.answer(engine, operation, actor, failure)


def _in_transaction(session: Session, operation: Operation, actor: int, clock: datetime) -> Performed:
    head = head_of(session, locked=True)
    earlier = repeated(session, operation)
    if earlier:
        return earlier
    # The clock of the ledger never runs back, whatever the machine's does.
    now = max(clock, head.recorded_at)
    judged = judge(session, operation, actor, now)
    _refuse_unanswered(judged.questions, operation)
    if judged.needs_another:
        raise NeedsAnother()
    context = ActContext(operation.act, actor, len(judged.decisions), operation.claimed_at, now)
    first, *recorded = append_all(session, head, context, 0, [
        (_act_event(operation, judged, actor), None), *((each.event, each.thing_id) for each in judged.free)])
    if judged.later:
        session.flush()  # what the first ones created is looked up by its number
        recorded += append_all(session, head, context, 1 + len(recorded), [
            (each.event, recorded[each.of].sequence) for each in judged.later if each.of is not None])
    remember(session, operation)
    end_begun(session, actor, operation.act)
    operation.beside(session, recorded)
    session.flush()
    return Performed(first.sequence, tuple(entry.sequence for entry in recorded), now)


@dataclass(frozen=True)
class Judged:
    """The decisions of an operation, the office it is recorded in, the facts it was judged on, whether a second person
    must decide it, and what is asked.

    A session forgets a thing nobody holds: keeping the facts spares loading each one again when its entry is applied.
    """

    decisions: list[Decision]
    office: int
    facts: Any
    needs_another: bool
    questions: tuple[Question, ...]

    @property
    def free(self) -> list[Decision]:
        """Those about things that exist, or that they create; they are recorded first."""
        return [decision for decision in self.decisions if decision.of is None]

    @property
    def later(self) -> list[Decision]:
        """Those about things that the first ones create."""
        return [decision for decision in self.decisions if decision.of is not None]


def judge(session: Session, operation: Operation, actor: int, now: datetime) -> Judged:
    """What follows from an operation; authority and rules, in that order."""
    facts = operation.facts(session)
    home = _authorised(session, operation, facts, actor)
    _refuse_future(operation, now)
    refuse_stale(session, operation)
    decisions = operation.decide(facts, now, actor)
    return Judged(decisions, operation.office(facts, home), facts, needs_another(operation, facts, actor),
                  tuple(operation.questions(facts, now)))


def _refuse_unanswered(questions: tuple[Question, ...], operation: Operation) -> None:
    missing = unanswered(questions, operation.answers)
    if missing:
        raise Unanswered(tuple(question.key for question in missing))


def _act_event(operation: Operation, judged: Judged, actor: int) -> ActRecorded:
    return ActRecorded(operation=operation.name, organisation=judged.office,
                       signers=operation.signers(judged.facts, actor))


def _authorised(session: Session, operation: Operation, facts: object, actor: int) -> int:
    if actor == SYSTEM:
        return 0
    authority = authority_of(session, actor)
    if authority is None or not permits(session, authority, operation.permission, operation.organisations(facts)):
        raise NotPermitted()
    operation.admit(session, facts, authority)
    return authority.organisation_id


def _refuse_future(operation: Operation, now: datetime) -> None:
    if operation.claimed_at > now + SKEW:
        raise RuleBroken("La fecha del hecho todavía no ha llegado. Escriba cuándo ocurrió.", "claimed_at")
