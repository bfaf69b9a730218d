"""Lists somebody keeps, and lists somebody took away: neither decides anything about a thing."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass


class SavedSearch(Base):
    """The filters of a list under a name, for the user who gave it; others are sent the address."""

    __tablename__ = "saved_search"
    table_class = TableClass.OPERATIONAL
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int]
    name: Mapped[str]
    #: What follows the ``?`` of the list's address.
    query: Mapped[str]
    saved_at: Mapped[datetime]


class ExportLog(Base):
    """One list taken out of the registry as a file."""

    __tablename__ = "export_log"
    table_class = TableClass.OPERATIONAL

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(index=True)
    #: ``csv`` or ``xlsx``.
    format: Mapped[str]
    #: What follows the ``?`` of the list's address: which weapons it held.
    query: Mapped[str]
    #: Weapons written; None while it is being made, or if it broke off.
    count: Mapped[int | None]
    at: Mapped[datetime]
