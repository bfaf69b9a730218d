"""Photographs: re-encoded files named by their content, known to the ledger by commitment."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass
from models.committed import Committed


class Photograph(Committed):
    """One stored picture; the file lies under the data directory, named by its digest."""

    __tablename__ = "photograph"
    committed = ("digest", "media_type", "width", "height")

    #: SHA-256 of the stored bytes, 64 hexadecimal digits.
    digest: Mapped[str] = mapped_column(String(64), index=True)
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]


class WeaponPhotograph(Base):
    """Which entry showed which photograph of which weapon, and of which mark if of one."""

    __tablename__ = "weapon_photograph"
    table_class = TableClass.PROJECTION

    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weapon_id: Mapped[int] = mapped_column(index=True)
    mark_id: Mapped[int | None]
    photograph: Mapped[str] = mapped_column(String(64))


class SourcePhotograph(Base):
    """Which entry showed which photograph of which folio of a source; one that shows two folios has two rows."""

    __tablename__ = "source_photograph"
    table_class = TableClass.PROJECTION

    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source_id: Mapped[int] = mapped_column(index=True)
    #: As the paper is numbered, at most 12 characters.
    folio: Mapped[str] = mapped_column(String(12))
    photograph: Mapped[str] = mapped_column(String(64))
