"""A request: an act that one person asked for and that waits for another person to decide it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass, Thing
from models.committed import Committed


class Request(Thing):
    """Bound to the exact content of one operation; decided once, by another person, before it expires."""

    __tablename__ = "request"
    subject_kind = "request"

    #: A code of the vocabulary ``operation``.
    operation: Mapped[str]
    #: Reference of the thing it would change; None when it would create one, or change many.
    about: Mapped[str | None] = mapped_column(index=True)
    #: Commitment to what was asked, a row of `request_content`.
    content: Mapped[str] = mapped_column(String(64))
    #: The account that asked.
    made_by: Mapped[int] = mapped_column(index=True)
    made_at: Mapped[datetime]
    #: From this moment on nobody may execute it, whether it was marked as lapsed or not.
    expires_at: Mapped[datetime]
    #: A code of the vocabulary ``request_state``.
    state: Mapped[str] = mapped_column(index=True)
    #: Who decided, withdrew it, or let it lapse (0: the system); None while it is open.
    closed_by: Mapped[int | None]
    closed_at: Mapped[datetime | None]


class RequestPlace(Base):
    """An organisation that the authority of whoever decides must reach; a request about a citizen has none."""

    __tablename__ = "request_place"
    table_class = TableClass.PROJECTION

    request_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class RequestContent(Committed):
    """Everything the operation asks, as canonical JSON: names and reasons included, so it can be erased."""

    __tablename__ = "request_content"
    committed = ("content",)

    content: Mapped[str]
