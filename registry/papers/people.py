"""People and bodies as paper names them: a badge where there is one, never more than is needed."""

from dataclasses import replace

from sqlalchemy.orm import Session

from models.party import PartyIdentity
from models.user import User
from registry.language import worded
from registry.queries.names import identities_of, names_of
from reports.facts import NOT_RECORDED, Hand, Person


def person_of(identity: PartyIdentity | None) -> Person:
    """A party as a person on paper; one whose identity was erased keeps its place without a name."""
    if identity is None:
        return Person(worded("identidad suprimida"))
    if identity.badge_number:
        return Person(identity.name, identity.rank or identity.post or "", identity.badge_number)
    return Person(identity.name, identity=identity.document_number)


def party(session: Session, party_id: int) -> Person:
    """The party by id."""
    return person_of(identities_of(session, [party_id]).get(party_id))


def user(session: Session, user_id: int) -> Person:
    """The person behind an account; the system itself for user 0.

    Whoever acts for the registry is known to it by the account: the paper does not need the document of one who has
    no badge.
    """
    account = session.get(User, user_id)
    return Person("Trazarma") if account is None else replace(party(session, account.party_id), identity="")


def hand(session: Session, reference: str | None) -> Hand:
    """Who gives or receives, from a custodian's reference; words in italics when nobody is named."""
    kind, _, number = (reference or "").partition(":")
    if kind == "party":
        return party(session, int(number))
    if kind in {"organisation", "withdrawn"} and reference:
        return Person(names_of(session, [reference]).get(reference, worded("organismo")))
    return worded("por localizar") if kind == "to_be_located" else worded(NOT_RECORDED)
