"""When an entry was recorded, asked of the acts: their numbers and their times rise together."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.act import Act
from models.ledger import head_of


def first_entry_since(session: Session, moment: datetime) -> int:
    """The number of the first entry recorded at `moment` or later; the size of the ledger when there is none yet."""
    low, high = 0, head_of(session).size
    while low < high:
        middle = (low + high) // 2
        act = session.execute(select(Act.id, Act.recorded_at).where(Act.id >= middle).order_by(Act.id).limit(1)).first()
        if act is None or act.recorded_at >= moment:
            high = middle
        else:
            low = act.id + 1
    first = session.scalar(select(func.min(Act.id)).where(Act.id >= low))
    return head_of(session).size if first is None else first
