"""Reference words a form suggests, and the figures the law fixes."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, false, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.base import Base, TableClass, Thing


class CatalogueItem(Thing):
    """A make, a model of a make, a calibre or the word for a type; suggested, never imposed."""

    __tablename__ = "catalogue_item"
    subject_kind = "catalogue_item"
    __table_args__ = (UniqueConstraint("kind", "parent_id", "name"),)

    #: A code of the vocabulary ``catalogue_kind``.
    kind: Mapped[str]
    name: Mapped[str]
    #: For search: folded name, then the folded synonyms, spaces between.
    name_key: Mapped[str] = mapped_column(index=True)
    #: The make of a model; 0 for the others, so that the constraint compares it.
    parent_id: Mapped[int] = mapped_column(index=True)
    #: Weapon type a model is of, when known; the type that the word of a type means.
    weapon_type: Mapped[str | None]
    #: Calibre a model is chambered for, when there is only one.
    calibre: Mapped[str | None]
    #: The item that stands for this one since they were found to be the same.
    merged_into: Mapped[int | None]
    #: No longer suggested; what it recognised it still does.
    is_withdrawn: Mapped[bool] = mapped_column(server_default=false())


class CatalogueSynonym(Base):
    """Another way of writing an item's name: recognised and found by search, never written for the name."""

    __tablename__ = "catalogue_synonym"
    table_class = TableClass.PROJECTION

    item_id: Mapped[int] = mapped_column(ForeignKey("catalogue_item.id"), primary_key=True, autoincrement=False)
    item: Mapped[CatalogueItem] = relationship(CatalogueItem, lazy="raise")
    #: The synonym without case, accents, spaces or punctuation.
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class WordLeft(Base):
    """A word of weapons that somebody chose to leave as it is: only hidden from the list of words to decide."""

    __tablename__ = "word_left"
    table_class = TableClass.OPERATIONAL

    kind: Mapped[str] = mapped_column(primary_key=True)
    #: The make of a model; 0 for the others.
    parent_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: What two ways of writing the word have in common.
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    user_id: Mapped[int]
    at: Mapped[datetime]


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
