"""A weapon with its owner and its custodian, its marks, parts and holds."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, column, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, TableClass, Thing
from models.open_conflicts import OpenConflicts

#: The facts that carry a standing and can be corrected (Ley para el Desarme, art. 51.1 and 51.2).
FACTS = (
    "weapon_type", "action", "make", "model", "calibre", "year", "manufacturer", "country", "importer",
    "serial", "weapon_class", "condition", "ballistic_number", "ballistic_on", "ballistic_laboratory",
)


class Weapon(Thing):
    """Owner and custodian are two edges; there is exactly one custodian at every moment."""

    __tablename__ = "weapon"
    subject_kind = "weapon"
    __table_args__ = (
        CheckConstraint(
            "custodian LIKE 'party:%' OR custodian LIKE 'organisation:%'"
            " OR custodian LIKE 'to_be_located:%' OR custodian LIKE 'withdrawn:%'",
            name="one_custodian",
        ),
        CheckConstraint("owner LIKE 'party:%' OR owner LIKE 'organisation:%' OR owner = 'unknown'", name="owner"),
        # A line of a source is registered once.
        Index("ix_weapon_source_id_line", "source_id", "line", unique=True,
              sqlite_where=column("source_id").is_not(None), postgresql_where=column("source_id").is_not(None)),
        # What a list is narrowed by, in the order it is usually in: read here alone, a tenth of the table.
        Index("ix_weapon_facets", "id", "organisation_id", "status", "weapon_class", "weapon_type", "make", "model",
              "calibre", "year", "serial_status", "custodian", "last_seen_at", "open_holds"),
        # The other orders of a list, and the few that need attention.
        Index("ix_weapon_make_id", "make", "id"), Index("ix_weapon_last_seen_at_id", "last_seen_at", "id"),
        Index("ix_weapon_status_id", "status", "id"),
        # Which models and calibres there are is read here, value by value, before any weapon is looked at.
        Index("ix_weapon_model_id", "model", "id"), Index("ix_weapon_calibre_id", "calibre", "id"),
        # How complete a unit's records are, counted here alone.
        Index("ix_weapon_answered", "organisation_id", "status", "serial_status", "answered"),
        Index("ix_weapon_held", "id", sqlite_where=column("open_holds") > 0, postgresql_where=column("open_holds") > 0),
    )

    weapon_type: Mapped[str | None]
    action: Mapped[str | None]
    make: Mapped[str | None]
    model: Mapped[str | None]
    calibre: Mapped[str | None]
    year: Mapped[int | None]
    manufacturer: Mapped[str | None]
    #: ISO 3166-1 alpha-2.
    country: Mapped[str | None]
    importer: Mapped[str | None]
    #: Verbatim as marked; None when there is none to read.
    serial: Mapped[str | None]
    #: A code of the vocabulary ``serial_status``.
    serial_status: Mapped[str]
    #: For search only, never shown as the serial.
    serial_normalised: Mapped[str | None] = mapped_column(index=True)
    #: Maker, model, calibre and serial folded together; unique where there is a serial.
    identity: Mapped[str | None] = mapped_column(unique=True)
    weapon_class: Mapped[str]
    condition: Mapped[str]
    ballistic_number: Mapped[str | None]
    ballistic_on: Mapped[date | None]
    ballistic_laboratory: Mapped[str | None]
    #: Standing of each fact of `FACTS`: a code of the vocabulary ``standing``.
    standings: Mapped[dict[str, Any]]
    #: The same, one letter for each of `FACTS`: written by `models.answered` alone.
    answered: Mapped[str] = mapped_column(String(15), server_default="n" * 15)
    #: ``party:N``, ``organisation:N`` or ``unknown``.
    owner: Mapped[str] = mapped_column(String(40), index=True)
    #: ``party:N``, ``organisation:N``, ``to_be_located:N`` (unit that answers) or ``withdrawn:N``.
    custodian: Mapped[str] = mapped_column(String(40), index=True)
    #: The unit that answers for the weapon: scope of who may see and act.
    organisation_id: Mapped[int] = mapped_column(index=True)
    #: Shelf or rack inside the armoury; None when not said.
    place: Mapped[str | None]
    #: A code of the vocabulary ``status``.
    status: Mapped[str]
    #: Since when, as claimed, the custodian has it.
    custody_since: Mapped[datetime]
    due_back_at: Mapped[datetime | None]
    #: Last time somebody had the weapon itself in view, as claimed.
    last_seen_at: Mapped[datetime | None]
    open_holds: Mapped[int]
    #: Fact → entry of the open conflict about it (`models.conflict`): while there is any, no transfer, no destruction.
    open_conflicts: Mapped[dict[str, int]] = mapped_column(OpenConflicts, server_default=text("''"))
    #: User who registered it, and may correct it freely until something relies on it.
    registered_by: Mapped[int]
    #: The source that claimed it, with folio and line there; None for a weapon nobody loaded from a list.
    source_id: Mapped[int | None]
    folio: Mapped[str | None]
    line: Mapped[int | None]


def after_weapon() -> Any:
    """A link that is never followed: it makes a flush write the weapon before the rows that refer to it."""
    return relationship(Weapon, lazy="raise")


class Component(Base):
    """A part with a serial of its own: barrel, slide, bolt, cylinder, frame."""

    __tablename__ = "component"
    table_class = TableClass.PROJECTION

    #: Entry that recorded it, and its place in that entry.
    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weapon_id: Mapped[int] = mapped_column(ForeignKey("weapon.id"), index=True)
    weapon: Mapped[Weapon] = after_weapon()
    kind: Mapped[str]
    serial: Mapped[str | None]
    serial_normalised: Mapped[str | None] = mapped_column(index=True)
    standing: Mapped[str]
    #: A code of the vocabulary ``serial_status`` where a paper said it; None where nobody did.
    serial_status: Mapped[str | None]


class Mark(Base):
    """One physical mark, as seen; its id is the entry that recorded it."""

    __tablename__ = "mark"
    table_class = TableClass.PROJECTION

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weapon_id: Mapped[int] = mapped_column(ForeignKey("weapon.id"), index=True)
    weapon: Mapped[Weapon] = after_weapon()
    kind: Mapped[str]
    text: Mapped[str | None]
    text_normalised: Mapped[str | None] = mapped_column(index=True)
    part: Mapped[str]
    face: Mapped[str]
    method: Mapped[str]
    #: Micrometres; None when not measured.
    depth_um: Mapped[int | None]
    height_um: Mapped[int | None]
    legibility: Mapped[str]
    #: ISO 3166-1 alpha-2 and year the mark itself states.
    country: Mapped[str | None]
    year: Mapped[int | None]
    #: Codes of the rules the mark does not meet, as judged when it was recorded.
    faults: Mapped[list[str]] = mapped_column(JSON)
    marked_at: Mapped[datetime]


class Hold(Base):
    """A prosecutor's or a court's order that blocks the weapon; its id is the entry that recorded it."""

    __tablename__ = "hold"
    table_class = TableClass.PROJECTION

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weapon_id: Mapped[int] = mapped_column(ForeignKey("weapon.id"), index=True)
    weapon: Mapped[Weapon] = after_weapon()
    authority: Mapped[str]
    order_number: Mapped[str]
    ordered_on: Mapped[date]
    held_at: Mapped[datetime]
    #: Entry that released it; None while it stands.
    released_entry: Mapped[int | None]
