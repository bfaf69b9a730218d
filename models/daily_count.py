"""How many weapons nobody could show, day by day and unit by unit: kept, because a table of now does not tell it."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass


class ToBeLocatedCount(Base):
    """One unit on one legal day (America/Caracas); a root is counted also when there is nothing, so that a day on which
    nobody counted is told from one without any."""

    __tablename__ = "to_be_located_count"
    table_class = TableClass.OPERATIONAL

    day: Mapped[date] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: Weapons of the unit itself that are to be located, days all of them have been so together, and the longest.
    weapons: Mapped[int]
    days: Mapped[int]
    longest: Mapped[int]
    counted_at: Mapped[datetime]
