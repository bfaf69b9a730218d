"""A source: a book, a list or a file that claims things about weapons, and whose it is."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Thing


class Source(Thing):
    """What is read from it stands «según libro» until somebody sees the weapon."""

    __tablename__ = "source"
    subject_kind = "source"
    __table_args__ = (UniqueConstraint("organisation_id", "digest"),)

    #: A code of the vocabulary ``source_kind``.
    kind: Mapped[str]
    #: Whose it is: scope of who may read and load it.
    organisation_id: Mapped[int] = mapped_column(index=True)
    #: SHA-256 of the file in hexadecimal; None for paper.
    digest: Mapped[str | None] = mapped_column(String(64))
    #: Commitment to its title, a row of `private_text`.
    title: Mapped[str] = mapped_column(String(64))
    #: Rows it has below its header; None for paper.
    rows: Mapped[int | None]
    #: SHA-256 of what was decided about its columns and values, as last recorded; None for paper.
    mapping_digest: Mapped[str | None] = mapped_column(String(64))
