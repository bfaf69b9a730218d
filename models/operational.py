"""What keeps the service going and decides nothing: heartbeats and the log of looks at persons."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass


class Heartbeat(Base):
    """When a background process was last alive."""

    __tablename__ = "heartbeat"
    table_class = TableClass.OPERATIONAL

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class AccessLog(Base):
    """One look at a person's record."""

    __tablename__ = "access_log"
    table_class = TableClass.OPERATIONAL

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    party_id: Mapped[int] = mapped_column(index=True)
    #: Name of the page, not its address.
    page: Mapped[str]
    reason: Mapped[str | None]
    at: Mapped[datetime]
