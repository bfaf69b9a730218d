"""Decide an operation without recording it: what a review page shows, under the same rules."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from models.database import reading
from models.events import Event
from registry.operations.base import Operation
from registry.operations.perform import judge


def rehearse(engine: Engine, operation: Operation, actor: int) -> list[Event]:
    """The events `operation` would record now; raises the same refusals as `perform`."""
    with reading(engine) as session:
        judged = judge(session, operation, actor, datetime.now(UTC))
        return [decision.event for decision in judged.decisions]
