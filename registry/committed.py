"""Whether the request being answered has recorded an act: it may still fail to show it."""

from flask import g, has_request_context
from sqlalchemy import event
from sqlalchemy.orm import Session

from models.guards import PERFORMING, GuardedSession

KEPT = "has_committed"


@event.listens_for(GuardedSession, "after_commit")
def note(session: Session) -> None:
    """Keep that an act was committed."""
    if has_request_context() and session.info.get(PERFORMING):
        g.setdefault(KEPT, True)


def has_committed() -> bool:
    """Whether an act was."""
    return KEPT in g
