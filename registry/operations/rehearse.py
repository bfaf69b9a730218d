"""Decide an operation without recording it: what a review page shows, under the same rules."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from models.database import reading
from models.events import Event
from registry.operations.base import Operation
from registry.operations.perform import judge
from registry.operations.questions import Question


@dataclass(frozen=True)
class Rehearsal:
    """The events an operation would record, whether a second person must decide them, and what is asked first."""

    events: list[Event]
    #: What each event is about, as ``party:33``; None for what it creates.
    things: tuple[str | None, ...]
    needs_another: bool
    questions: tuple[Question, ...]


def rehearse(engine: Engine, operation: Operation, actor: int) -> Rehearsal:
    """What `operation` would do now; raises the same refusals as `perform`."""
    with reading(engine) as session:
        judged = judge(session, operation, actor, datetime.now(UTC))
        events = [decision.event for decision in judged.decisions]
        things = tuple(decision.thing for decision in judged.decisions)
        return Rehearsal(events, things, judged.needs_another, judged.questions)
