"""Loading persons for an act: the identity in force, the entry that set it, whose a document is already."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.party import PartyCorrected, PartyRegistered
from models.ledger import Entry
from models.party import Party, PartyIdentity
from models.user import User
from registry.errors import RuleBroken
from registry.operations.party_identity import Particulars

#: Kinds of entry that set the identity of a person.
SET_IDENTITY = frozenset({PartyRegistered.kind, PartyCorrected.kind})


def particulars_of(session: Session, party: Party) -> Particulars | None:
    """The identity in force; None when its row has been erased."""
    row = session.get(PartyIdentity, party.identity)
    return None if row is None else Particulars(**{name: getattr(row, name) for name in PartyIdentity.committed})


def identity_entry(session: Session, party: Party) -> int:
    """Number of the entry that set the identity in force."""
    return last_of(session, party, SET_IDENTITY)


def last_of(session: Session, party: Party, kinds: frozenset[str]) -> int:
    """Number of the person's last entry of one of these kinds, of which there is one."""
    number = party.last_entry
    while True:
        body = session.get_one(Entry, number).parsed()
        if body["kind"] in kinds:
            return number
        number = body["previous"]


def namesake_of(session: Session, typed: Particulars) -> Party | None:
    """The person whose identity in force has the document that was typed."""
    in_force = select(Party).join(PartyIdentity, Party.identity == PartyIdentity.commitment)
    return session.scalars(in_force.where(PartyIdentity.document_key == typed.document_key)).first()


def refuse_namesake(namesake: Party | None) -> None:
    """A document belongs to one person (V24)."""
    if namesake is not None:
        raise RuleBroken("Ya hay una persona registrada con este documento.", "document_number",
                         subject=namesake.subject, party=namesake.id)


def accounts_of(session: Session, party_id: int) -> frozenset[int]:
    """Ids of every account of a person: what nobody may do to himself, he may not do through another of them."""
    return frozenset(session.scalars(select(User.id).where(User.party_id == party_id)))
