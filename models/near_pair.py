"""Weapons that may be one weapon registered twice: a list of work, compared again whenever one of them changes.

It decides nothing, and can be computed again from the ledger's own tables: what somebody decided is in the ledger.
"""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass
from models.weapon import Weapon, after_weapon


class NearPair(Base):
    """Two weapons whose serials resemble each other, neither withdrawn, that nobody has told apart."""

    __tablename__ = "near_pair"
    table_class = TableClass.OPERATIONAL
    __table_args__ = (Index("ix_near_pair_rank", "rank", "first_id", "second_id"),)

    #: The one registered first.
    first_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    second_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)
    #: A code of the vocabulary ``near_how``.
    how: Mapped[str] = mapped_column(String(10))
    #: How much says that they are one, 0 to 100.
    rank: Mapped[int]


class NearSweep(Base):
    """How far the ledger has been gone through for weapons to compare: one row."""

    __tablename__ = "near_sweep"
    table_class = TableClass.OPERATIONAL

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: Entries before this number have been gone through.
    swept: Mapped[int]


class ToldApart(Base):
    """Two weapons that somebody compared and found to be two."""

    __tablename__ = "told_apart"
    table_class = TableClass.PROJECTION

    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weapon_id: Mapped[int] = mapped_column(ForeignKey("weapon.id"), index=True)
    weapon: Mapped[Weapon] = after_weapon()
    other_id: Mapped[int] = mapped_column(index=True)


class JoinedRecord(Base):
    """A record that was of a weapon registered before, and the record that stays."""

    __tablename__ = "joined_record"
    table_class = TableClass.PROJECTION

    #: The record that ended.
    weapon_id: Mapped[int] = mapped_column(ForeignKey("weapon.id"), primary_key=True, autoincrement=False)
    weapon: Mapped[Weapon] = after_weapon()
    stays_id: Mapped[int] = mapped_column(index=True)
