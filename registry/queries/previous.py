"""What a person registered last, to be repeated: the next weapon of a book is mostly like the one before.

The ledger remembers it: for the account alone, on whatever terminal, also after signing out.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import id_of
from models.committed import PrivateText
from models.events import event_of
from models.events.weapon import WeaponRegistered
from models.ledger import Entry
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.weapon import Weapon
from registry.permissions import Authority


@dataclass(frozen=True)
class Previous:
    """The person's own office and, once he has registered one, his last weapon as he registered it."""

    office: Organisation
    weapon: Weapon | None = None
    event: WeaponRegistered | None = None
    unit: Organisation | None = None
    #: Book, folio and line in one text.
    source: str | None = None
    #: A person or another body that owns or has it, as one would type it: «V-12345678», «name (CODE)».
    owner: str | None = None
    custodian: str | None = None

    @property
    def office_words(self) -> str:
        """The office as forms suggest it."""
        return named(self.office)

    @property
    def persons(self) -> tuple[int, ...]:
        """Whom `owner` and `custodian` tell: showing them is a look at these persons."""
        event = self.event
        told = [(event.owner, self.owner), (event.custodian, self.custodian)] if event else []
        return tuple(id_of(reference) for reference, words in told if words and reference.startswith("party:"))


def named(unit: Organisation) -> str:
    """A body as forms suggest it: «name (CODE)»."""
    return f"{unit.name} ({unit.code})"


def previous_of(session: Session, authority: Authority) -> Previous:
    """The last weapon this account registered, as its entry tells it."""
    office = session.get_one(Organisation, authority.organisation_id)
    # What came from a list was typed by nobody.
    own = (Weapon.registered_by == authority.user_id, Weapon.source_id.is_(None))
    query = select(Weapon).where(*own).order_by(Weapon.id.desc()).limit(1)
    weapon = session.scalars(query).first()
    if weapon is None:
        return Previous(office)
    event = event_of(session.get_one(Entry, weapon.id).parsed())
    assert isinstance(event, WeaponRegistered)
    source = session.get(PrivateText, event.source) if event.source else None
    unit = session.get(Organisation, event.organisation)
    owner, custodian = (_typed(session, holder, event.organisation) for holder in (event.owner, event.custodian))
    return Previous(office, weapon, event, unit, source.text if source else None, owner, custodian)


def _typed(session: Session, reference: str, unit_id: int) -> str | None:
    """Another body than the unit by its name, a person by the document in force; None when neither is told."""
    kind, _colon, number = reference.partition(":")
    if kind == "organisation" and int(number) != unit_id:
        return named(session.get_one(Organisation, int(number)))
    if kind != "party":
        return None
    identity = session.get(PartyIdentity, session.get_one(Party, int(number)).identity)
    return identity.document_number if identity else None
