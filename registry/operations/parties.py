"""Loading persons for an act: the identity in force, the entry that set it, whom a document belongs to already."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.party import PartyCorrected, PartyRegistered
from models.ledger import Entry
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.user import User
from registry.operations.base import Operation
from registry.operations.party_identity import Particulars
from registry.operations.weapons import organisation_of

#: Kinds of entry that set the identity of a person.
SET_IDENTITY = frozenset({PartyRegistered.kind, PartyCorrected.kind})


@dataclass(frozen=True, kw_only=True)
class WithParticulars(Operation):
    """An operation that writes an identity: its fields are those of `Particulars`, as typed."""

    document_kind: str
    document_country: str
    document_number: str
    given_names: str | None = None
    family_names: str | None = None
    legal_name: str | None = None
    birth_date: "date | None" = None
    rank: str | None = None
    post: str | None = None
    badge_number: str | None = None
