"""Issued documents and labels: number, token, stored bytes by digest, and what they are about."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, TableClass, Thing
from models.committed import Committed


class Document(Thing):
    """A document once issued; its bytes never change."""

    __tablename__ = "document"
    subject_kind = "document"
    __table_args__ = (UniqueConstraint("organisation_id", "kind", "year", "ordinal"),)

    #: ``DCC-PMLA-2026-000118``: prefix, office, year, ordinal without gaps.
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    organisation_id: Mapped[int]
    #: Legal year, counted in America/Caracas.
    year: Mapped[int]
    ordinal: Mapped[int]
    #: Random id of the token, 20 hexadecimal digits.
    token: Mapped[str] = mapped_column(String(20), unique=True)
    #: First eight characters of the token's text: what a person types.
    code: Mapped[str] = mapped_column(String(8), unique=True)
    #: Size of the ledger the document was drawn from, covered by a signed checkpoint.
    cut: Mapped[int]
    #: The act it documents; None for one about a weapon as a whole.
    act_id: Mapped[int | None] = mapped_column(index=True)
    #: Commitment to the stored file.
    file: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime]
    issued_by: Mapped[int]
    reprints: Mapped[int]


class DocumentFile(Committed):
    """Digest of a document's bytes; the file lies under the data directory."""

    __tablename__ = "document_file"
    committed = ("digest", "size")

    digest: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]


class DocumentWeapon(Base):
    """Which weapons a document speaks of."""

    __tablename__ = "document_weapon"
    table_class = TableClass.PROJECTION

    document_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weapon_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, index=True)


class Label(Thing):
    """A label for one weapon. It does not replace the marking; being issued makes it genuine."""

    __tablename__ = "label"
    subject_kind = "label"

    weapon_id: Mapped[int] = mapped_column(index=True)
    #: The 22 characters of the QR.
    token: Mapped[str] = mapped_column(String(22), unique=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    #: 0 for the first label of a weapon, then 1, 2...: printed as REIMPRESIÓN n.
    reprint: Mapped[int]
    is_revoked: Mapped[bool]
    issued_at: Mapped[datetime]
