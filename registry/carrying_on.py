"""After a body was merged: what it has passes on at once while that takes seconds; the rest waits on its page."""

from datetime import UTC, datetime

from models.database import reading
from registry.errors import Refused
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.carry_over import CarryOver
from registry.operations.left_behind import left_behind
from registry.security import acting, engine

#: Pieces that one request carries over.
PIECES = 40


def carry_on(unit: int) -> None:
    """Let the next pieces pass on, as the acting person; a refusal leaves the rest to the button."""
    for _piece in range(PIECES):
        with reading(engine()) as session:
            if not left_behind(session, unit, 0).total:
                return
        try:
            perform(engine(), CarryOver(act=new_act_key(), claimed_at=datetime.now(UTC), organisation=unit),
                    acting().user_id)
        except Refused:
            return
