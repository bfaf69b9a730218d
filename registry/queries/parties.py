"""Persons within reach: found by document, badge or words of the name; one person with what hangs on it."""

from dataclasses import dataclass

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from models.events.party import PartyMerged
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.user import User, UserLogin
from registry.operations.identity import folded
from registry.operations.party_document import keys_of
from registry.operations.party_merger import survivor_of
from registry.permissions import Authority, scope
from registry.queries.entries import Told, history_of
from registry.queries.holdings import Holdings, holdings_of
from registry.queries.party_reach import identified, listed
from registry.queries.weapon_list import Line
from registry.queries.weapon_list import line_of as line_of_weapon

PAGE = 25
#: Words of a name that are looked at.
MOST_WORDS = 6


@dataclass(frozen=True)
class PartyLine:
    """A person of a list; `identity` is None when it has been erased."""

    party: Party
    identity: PartyIdentity | None
    unit: str | None


@dataclass(frozen=True)
class PartyList:
    """A page of the list; `after` is the person it goes on after, None on the last page."""

    lines: tuple[PartyLine, ...]
    after: int | None


@dataclass(frozen=True)
class PartyPage:
    """A person with weapons, history and accounts (None when the reader may not know them)."""

    line: PartyLine
    holdings: Holdings
    #: Weapon id → the weapon with its unit and custodian.
    lines: dict[int, Line]
    #: Its own entries, and those that joined others to it, oldest first.
    told: tuple[Told, ...]
    accounts: tuple[tuple[User, str], ...] | None
    #: The file that stands for this one, and those it stands for.
    standing: PartyLine | None
    absorbed: tuple[PartyLine, ...]


def parties_page(session: Session, authority: Authority, text: str, after: int | None, size: int = PAGE) -> PartyList:
    """At most `size` persons that `text` names, newest first; nobody is listed without being looked for."""
    query = _found(authority, text)
    if query is None:
        return PartyList((), None)
    query = query.order_by(Party.id.desc()).limit(size + 1)
    parties = list(session.scalars(query if after is None else query.where(Party.id < after)))
    lines = tuple(line_of(session, party) for party in parties[:size])
    return PartyList(lines, parties[size - 1].id if len(parties) > size else None)


def _found(authority: Authority, text: str) -> Select[Party] | None:
    words = [word for word in map(folded, text.split()[:MOST_WORDS]) if word]
    if not words:
        return None
    is_document = PartyIdentity.document_key.in_(keys_of(text))
    is_badge = PartyIdentity.badge_number == text.strip()
    is_named = and_(*(PartyIdentity.name_key.contains(word, autoescape=True) for word in words))
    return select(Party).join(PartyIdentity, PartyIdentity.commitment == Party.identity).where(or_(
        and_(is_document, identified(authority)), and_(is_badge | is_named, listed(authority))))


def line_of(session: Session, party: Party) -> PartyLine:
    """The person with the identity in force and the name of the unit."""
    unit = session.get(Organisation, party.organisation_id) if party.organisation_id else None
    return PartyLine(party, session.get(PartyIdentity, party.identity), unit.name if unit else None)


def party_page(session: Session, authority: Authority, party: Party) -> PartyPage:
    """What the page of `party` shows; scope was checked when the person was found."""
    holdings = holdings_of(session, authority, party)
    weapons = (*holdings.recovery.in_hand, *holdings.recovery.owned_elsewhere)
    lines = {weapon.id: line_of_weapon(session, weapon) for weapon in weapons}
    absorbed = _absorbed(session, party)
    told = [*history_of(session, party.subject), *(_merger(session, line.party) for line in absorbed)]
    return PartyPage(line_of(session, party), holdings, lines, tuple(sorted(told, key=lambda one: one.entry.sequence)),
                     _accounts(session, authority, party), _standing(session, party), absorbed)


def _merger(session: Session, absorbed: Party) -> Told:
    """The entry that joined a file to the one that stands: it is in the chain of the first alone."""
    return next(one for one in reversed(history_of(session, absorbed.subject)) if isinstance(one.event, PartyMerged))


def _standing(session: Session, party: Party) -> PartyLine | None:
    return None if party.merged_into is None else line_of(session, survivor_of(session, party))


def _absorbed(session: Session, party: Party) -> tuple[PartyLine, ...]:
    found = session.scalars(select(Party).where(Party.merged_into == party.id).order_by(Party.id))
    return tuple(line_of(session, other) for other in found)


def _accounts(session: Session, authority: Authority, party: Party) -> tuple[tuple[User, str], ...] | None:
    if not authority.has("user:read"):
        return None
    query = (select(User, UserLogin.username).join(UserLogin, UserLogin.commitment == User.login)
             .where(User.party_id == party.id, User.organisation_id.in_(scope(authority, "user:read"))))
    return tuple((user, name) for user, name in session.execute(query.order_by(User.id)))
