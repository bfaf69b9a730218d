"""What time brings without anybody acting: requests that nobody decided are marked as lapsed."""

from datetime import datetime

from sqlalchemy import Engine, select

from models.database import reading
from models.request import Request
from registry.errors import RuleBroken
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.lapse_requests import LapseRequests
from registry.operations.two_person import SYSTEM

#: Bulk work is committed in pieces, so that no counter waits long for its turn.
PIECE = 200


def lapse_overdue(engine: Engine, now: datetime) -> int:
    """Close the requests past their time at `now`, at most `PIECE` of them; how many were closed."""
    overdue = select(Request.id).where(Request.state == "open", Request.expires_at <= now)
    with reading(engine) as session:
        requests = tuple(session.scalars(overdue.order_by(Request.id).limit(PIECE)))
    if not requests:
        return 0
    try:
        done = perform(engine, LapseRequests(act=new_act_key(), claimed_at=now, requests=requests), SYSTEM, now=now)
    except RuleBroken:  # somebody withdrew them meanwhile
        return 0
    return len(done.entries)
