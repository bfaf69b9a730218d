"""Reference words a form suggests, and the figures the law fixes."""

from datetime import date

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Thing


class CatalogueItem(Thing):
    """A make, a model of a make, or a calibre; suggested, never imposed."""

    __tablename__ = "catalogue_item"
    subject_kind = "catalogue_item"
    __table_args__ = (UniqueConstraint("kind", "parent_id", "name"),)

    #: ``make``, ``model`` or ``calibre``.
    kind: Mapped[str]
    name: Mapped[str]
    #: For search: folded name.
    name_key: Mapped[str] = mapped_column(index=True)
    #: The make of a model; 0 for the others, so that the constraint compares it.
    parent_id: Mapped[int] = mapped_column(index=True)
    #: Weapon type a model is of, when known.
    weapon_type: Mapped[str | None]
    #: Calibre a model is chambered for, when there is only one.
    calibre: Mapped[str | None]


class LegalParameter(Thing):
    """A figure of the law with its source and certainty; an unverified one is never printed as law."""

    __tablename__ = "legal_parameter"
    subject_kind = "legal_parameter"
    __table_args__ = (UniqueConstraint("name", "valid_from"),)

    name: Mapped[str]
    #: Whole number in the unit its name says.
    value: Mapped[int]
    source: Mapped[str]
    #: ``read``, ``read_in_part``, ``secondary`` or ``unverified``.
    certainty: Mapped[str]
    valid_from: Mapped[date]


def legal_value(session: Session, name: str, on: date) -> int | None:
    """The figure `name` in force on the legal day `on`; None when the law's figure was not recorded for that day."""
    query = select(LegalParameter.value).where(LegalParameter.name == name, LegalParameter.valid_from <= on)
    return session.scalars(query.order_by(LegalParameter.valid_from.desc()).limit(1)).first()
