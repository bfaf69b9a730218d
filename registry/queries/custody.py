"""Who has a weapon and whose it is: the two edges resolved to persons and units, at the moment of asking."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.party import Party, PartyIdentity
from registry.operations.party_merger import survivor_of


@dataclass(frozen=True)
class Holder:
    """The person or body behind a reference such as ``party:33`` or ``to_be_located:12``."""

    reference: str
    #: None when the identity has been erased, or nobody is named.
    name: str | None
    rank: str | None = None
    badge: str | None = None
    #: Unit where an officer serves, or which answers for what is to be located.
    unit: str | None = None
    #: RIF of a legal person; a natural person's document is not told here.
    tax_id: str | None = None
    is_suspended: bool = False
    #: Day of the death, or of the dissolution of a legal person.
    ended_on: date | None = None

    @property
    def kind(self) -> str:
        """``party``, ``organisation``, ``to_be_located``, ``withdrawn`` or ``unknown``."""
        return self.reference.partition(":")[0]


def holder_of(session: Session, reference: str) -> Holder:
    """Who `reference` names."""
    kind, _, number = reference.partition(":")
    if not number.isdecimal():
        return Holder(reference, None)
    if kind == "party":
        return _person(session, reference, int(number))
    organisation = session.get(Organisation, int(number))
    return Holder(reference, organisation.name if organisation else None)


def _person(session: Session, reference: str, party_id: int) -> Holder:
    party = session.get(Party, party_id)
    identity = session.get(PartyIdentity, party.identity) if party else None
    if party is None or identity is None:
        return Holder(reference, None)
    unit = session.get(Organisation, party.organisation_id) if party.organisation_id else None
    return Holder(reference, identity.name, identity.rank, identity.badge_number, unit.name if unit else None,
                  identity.document_number if party.kind == "legal" else None, party.is_suspended,
                  survivor_of(session, party).died_on)
