"""What was being typed ends with the act it became, in its transaction: a power cut leaves the one or the other."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.draft import Draft
from models.schema import table_of


def end_begun(session: Session, user_id: int, act: str) -> None:
    """Delete the draft that the form of this act had kept, if any."""
    table = table_of(Draft)
    session.execute(delete(table).where(table.c.user_id == user_id, table.c.act == act))
