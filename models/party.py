"""Natural and legal persons: an opaque id for ever, the identity in an erasable row."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Thing
from models.committed import Committed


class Party(Thing):
    """A person as the ledger knows one: what decides, without a name."""

    __tablename__ = "party"
    subject_kind = "party"

    #: ``natural`` or ``legal``.
    kind: Mapped[str]
    #: Commitment to the identity in force, a row of `party_identity`.
    identity: Mapped[str]
    #: Unit in which an officer serves; None for a citizen.
    organisation_id: Mapped[int | None] = mapped_column(index=True)
    died_on: Mapped[date | None]
    is_suspended: Mapped[bool]
    #: The file of the same person that stands for this one.
    merged_into: Mapped[int | None] = mapped_column(index=True)

    @property
    def is_alive(self) -> bool:
        """No death has been recorded (a legal person: no dissolution)."""
        return self.died_on is None


class PartyIdentity(Committed):
    """Who a party is, as known from one entry on; earlier identities stay until erased."""

    __tablename__ = "party_identity"
    committed = (
        "document_kind", "document_country", "document_number", "given_names", "family_names",
        "legal_name", "birth_date", "rank", "post", "badge_number",
    )
    __table_args__ = (
        Index("ix_party_identity_document", "document_key"),
        Index("ix_party_identity_name", "name_key"),
        Index("ix_party_identity_badge", "badge_number"),
    )

    #: ``identity_card`` (V or E), ``tax_id`` (RIF), ``passport``, ``foreign_document``.
    document_kind: Mapped[str]
    #: ISO 3166-1 alpha-2 of the issuing country.
    document_country: Mapped[str]
    #: As read on the document, e.g. ``V-12345678`` or ``G-20009999-0``.
    document_number: Mapped[str]
    given_names: Mapped[str | None]
    family_names: Mapped[str | None]
    legal_name: Mapped[str | None]
    birth_date: Mapped[date | None]
    rank: Mapped[str | None]
    post: Mapped[str | None]
    badge_number: Mapped[str | None]
    #: Derived for search: kind and number without punctuation, folded.
    document_key: Mapped[str]
    #: Derived for search: name without accents, folded.
    name_key: Mapped[str]

    @property
    def name(self) -> str:
        """The name as people say it: given names first, or the legal name."""
        return self.legal_name or f"{self.given_names} {self.family_names}"
