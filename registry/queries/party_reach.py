"""Whom somebody may look at: the rule in one place.

One's own officers, and whoever has or owns a weapon of one's own bodies, can be looked for by name. Anybody else, an
officer of another force or a citizen, is found by the exact document alone; whoever gave it may go on to the record for
the rest of the sitting. Numbers of records tried one after the other open nothing.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, String, and_, cast, literal, or_, select, true
from sqlalchemy.orm import Session

from models.operational import AccessLog
from models.party import Party
from models.weapon import Weapon
from registry.errors import NotFound
from registry.permissions import ALL, Authority, scope

#: As long as a session lasts.
SITTING = timedelta(hours=12)
READ, IDENTIFY = "party:read", "party:identify"


def party_within(session: Session, authority: Authority, party_id: int, permission: str = READ) -> Party:
    """The person, or `NotFound` when there is none or it is out of reach: the same answer."""
    found = session.scalars(select(Party).where(Party.id == party_id, reached(authority, permission))).first()
    if found is None or not authority.has(permission):
        raise NotFound()
    return found


def reached(authority: Authority, permission: str = READ) -> ColumnElement[bool]:
    """Persons whose record the permission opens; an act on a citizen is open to whoever may look at him."""
    if permission == READ:
        return listed(authority) | and_(identified(authority), _shown(authority))
    citizen = Party.organisation_id.is_(None)
    return _own(authority, permission) | and_(citizen, listed(authority) | _shown(authority))


def listed(authority: Authority) -> ColumnElement[bool]:
    """Persons that may be looked for by a name or a part of it."""
    return _own(authority, READ) | _concerned(authority)


def identified(authority: Authority, permission: str = IDENTIFY) -> ColumnElement[bool]:
    """Persons that may be found by their exact document; a citizen shows his to anybody he deals with."""
    return _own(authority, permission) | Party.organisation_id.is_(None)


def _own(authority: Authority, permission: str) -> ColumnElement[bool]:
    if ALL in authority.reaches(permission).values():
        return true()
    return Party.organisation_id.in_(scope(authority, permission))


def _concerned(authority: Authority) -> ColumnElement[bool]:
    """Who has, or owns, a weapon of the bodies whose weapons the reader may read."""
    subject = literal("party:") + cast(Party.id, String)
    within = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    return select(Weapon.id).where(within, or_(Weapon.owner == subject, Weapon.custodian == subject)).exists()


def _shown(authority: Authority) -> ColumnElement[bool]:
    """Who was shown to the reader in this sitting, as the log of looks says."""
    since = datetime.now(UTC) - SITTING
    return select(AccessLog.id).where(AccessLog.user_id == authority.user_id, AccessLog.party_id == Party.id,
                                      AccessLog.at > since).exists()
