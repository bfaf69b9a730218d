"""Contradictions between what is registered of a weapon and what another paper says: each stands until decided."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, column
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass
from models.weapon import Weapon, after_weapon

#: What papers may contradict beside `models.weapon.FACTS`: the unit that answers, as a reference.
UNIT = "organisation"
_IS_OPEN = column("decided_entry").is_(None)


class Conflict(Base):
    """One fact of one weapon that papers tell differently; it is named by the entry of the first that did, and the
    fact."""

    __tablename__ = "conflict"
    table_class = TableClass.PROJECTION
    __table_args__ = (
        Index("ix_conflict_open", "entry", "fact", "weapon_id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    )

    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: A name of `models.weapon.FACTS`, or `UNIT`.
    fact: Mapped[str] = mapped_column(String(24), primary_key=True)
    weapon_id: Mapped[int] = mapped_column(ForeignKey("weapon.id"), index=True)
    weapon: Mapped[Weapon] = after_weapon()
    #: Standing of the fact before, to go back to; None for the unit, which has none.
    standing_was: Mapped[str | None]
    since: Mapped[datetime]
    #: The entry that decided it; None while both papers stand.
    decided_entry: Mapped[int | None]


class ConflictClaim(Base):
    """What one paper says of a fact in conflict."""

    __tablename__ = "conflict_claim"
    table_class = TableClass.PROJECTION
    __table_args__ = (
        # A line of a source that was recorded before is known by it.
        Index("ix_conflict_claim_source_id_line", "source_id", "line"),
        Index("ix_conflict_claim_conflict_entry_fact", "conflict_entry", "fact"),
    )

    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fact: Mapped[str] = mapped_column(String(24), primary_key=True)
    weapon_id: Mapped[int] = mapped_column(ForeignKey("weapon.id"), index=True)
    weapon: Mapped[Weapon] = after_weapon()
    #: First half of the name of the conflict it belongs to; the second is the fact.
    conflict_entry: Mapped[int]
    #: As text; `claimed_value` gives what a weapon would hold.
    value: Mapped[str]
    #: The source, folio and line; None for a paper that somebody had in hand and that was not brought as a file.
    source_id: Mapped[int | None]
    folio: Mapped[str | None]
    line: Mapped[int | None]
    #: Commitment to what the paper says as written, or to which paper it is.
    paper: Mapped[str | None] = mapped_column(String(64))
    #: User who recorded it.
    actor: Mapped[int]


def claimed_value(fact: str, text: str) -> str | int | date:
    """A claimed value as a weapon would hold it."""
    if fact == "year":
        return int(text)
    return date.fromisoformat(text) if fact.endswith("_on") else text


def conflict_name(entry: int, fact: str) -> str:
    """How forms and addresses name a conflict."""
    return f"{entry}-{fact}"


def conflict_named(name: str) -> tuple[int, str]:
    """Entry and fact of a conflict by its name; ValueError for what is no name of one."""
    entry, _, fact = name.partition("-")
    return int(entry), fact
