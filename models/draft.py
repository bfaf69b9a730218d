"""What somebody began to type and has not recorded: nobody else's, and no part of any history."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass


class Draft(Base):
    """The fields of one form as they stood when they were last kept; gone once the act is recorded or discarded."""

    __tablename__ = "draft"
    table_class = TableClass.OPERATIONAL

    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: The act key of the form: recorded under it, the draft has served.
    act: Mapped[str] = mapped_column(String(32), primary_key=True)
    #: Key of `registry.drafted_forms.DRAFTED`.
    form: Mapped[str] = mapped_column(String(40))
    #: Name of a field → the values it was sent with.
    fields: Mapped[dict[str, Any]]
    begun_at: Mapped[datetime]
    saved_at: Mapped[datetime] = mapped_column(index=True)
