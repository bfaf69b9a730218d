"""What a person registered last, to be repeated: the next weapon of a book is mostly like the one before."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.committed import PrivateText
from models.events import event_of
from models.events.weapon import WeaponRegistered
from models.ledger import Entry
from models.organisation import Organisation
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

    @property
    def office_words(self) -> str:
        """The office as forms suggest it: «name (CODE)»."""
        return f"{self.office.name} ({self.office.code})"


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
    return Previous(office, weapon, event, unit, source.text if source else None)
