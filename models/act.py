"""An act: what one person does once at the counter, on one or a thousand things."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass, Thing


class Act(Thing):
    """One operation, one signature; its key is made in the form and makes it happen once."""

    __tablename__ = "act"
    subject_kind = "act"

    #: 32 hexadecimal digits from the form: sent twice, the act happens once.
    key: Mapped[str] = mapped_column(String(32), unique=True)
    operation: Mapped[str]
    #: The user who acted; 0 is the system while it is being set up.
    actor_id: Mapped[int] = mapped_column(index=True)
    #: Where it was done.
    organisation_id: Mapped[int] = mapped_column(index=True)
    #: How many things it covers: entries id+1 to id+count are theirs.
    count: Mapped[int]
    claimed_at: Mapped[datetime]
    recorded_at: Mapped[datetime]


class ActRequest(Base):
    """A salted digest of what the form asked for, to tell a repeat from another act with its key."""

    __tablename__ = "act_request"
    table_class = TableClass.OPERATIONAL

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
