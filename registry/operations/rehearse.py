"""Decide an operation without recording it: what a review page shows, under the same rules."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from models.database import reading
from registry.operations.base import Operation
from registry.operations.perform import Judged, judge


def rehearse(engine: Engine, operation: Operation, actor: int) -> Judged:
    """What `operation` would record now, and what it asks first; raises the same refusals as `perform`."""
    with reading(engine) as session:
        return judge(session, operation, actor, datetime.now(UTC))
