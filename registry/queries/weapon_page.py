"""Everything the page of a weapon shows, read in one moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.catalogue import legal_value
from models.document import Label
from models.events.source import WeaponListed
from models.events.weapon import WeaponRegistered
from models.organisation import Organisation
from models.request import Request
from models.weapon import Weapon
from registry.operations.joined import stays_of
from registry.operations.legal_day import legal_day
from registry.permissions import Authority
from registry.queries.baseline import Closing, closing_before
from registry.queries.conflict_list import ConflictLine, open_conflicts_of
from registry.queries.custody import Holder, holder_of
from registry.queries.labels import label_of_weapon
from registry.queries.near_pairs import joined_into
from registry.queries.permitted import Permitted, permitted_acts
from registry.queries.photographs import Shown, photographs_of
from registry.queries.requests import open_about
from registry.queries.source_pages import Cited, cited_by
from registry.queries.weapon_history import WeaponHistory, weapon_history
from registry.queries.weapons import WeaponFile, weapon_file


@dataclass(frozen=True)
class WeaponPage:
    """A weapon with what hangs on it, around it, and what may be done with it."""

    file: WeaponFile
    unit: Organisation
    custodian: Holder
    owner: Holder
    label: Label | None
    pictures: tuple[Shown, ...]
    history: WeaponHistory
    permitted: Permitted
    late_minutes: int | None
    #: Acts on it that wait for a second person.
    requests: tuple[Request, ...]
    #: Papers that contradict each other about it.
    conflicts: tuple[ConflictLine, ...]
    #: Records that were of it too, and ended.
    joined: tuple[Weapon, ...]
    #: The weapon whose record stands for this one; itself, unless it was joined to another.
    stays: int
    #: The list it was first read in.
    cited: Cited | None
    #: The closing of a load that it came after, of a weapon that was first read in a book or a list.
    later_than: Closing | None

    @property
    def registered(self) -> WeaponRegistered | WeaponListed:
        """What was registered first."""
        return registered_in(self.history)

    @property
    def original(self) -> dict[str, Any]:
        """The facts as first registered, with their standings."""
        first = self.registered
        return {name: getattr(first, name) for name in first.data()}


def weapon_page(session: Session, authority: Authority, weapon: Weapon, now: datetime) -> WeaponPage:
    """What the page of `weapon` shows to the person; scope was checked when the weapon was found."""
    history = weapon_history(session, weapon.id)
    return WeaponPage(
        weapon_file(session, weapon), session.get_one(Organisation, weapon.organisation_id),
        holder_of(session, weapon.custodian), holder_of(session, weapon.owner), label_of_weapon(session, weapon.id),
        tuple(photographs_of(session, weapon.id)), history,
        permitted_acts(session, weapon, authority, now), legal_value(session, "late_entry_minutes", legal_day(now)),
        open_about(session, weapon.subject, now),
        open_conflicts_of(session, weapon.id) if weapon.open_conflicts else (), joined_into(session, weapon.id),
        stays_of(session, [weapon.id])[weapon.id],
        cited_by(session, authority, weapon), _later_than(session, authority, weapon, registered_in(history)))


def registered_in(history: WeaponHistory) -> WeaponRegistered | WeaponListed:
    """The event that registered the weapon."""
    first = history.told[0].event
    assert isinstance(first, WeaponRegistered | WeaponListed)
    return first


def _later_than(session: Session, authority: Authority, weapon: Weapon,
                registered: WeaponRegistered | WeaponListed) -> Closing | None:
    """What was in view when it was registered is no paper that the load had missed."""
    return None if registered.is_seen else closing_before(session, authority, registered.organisation, weapon.id)
