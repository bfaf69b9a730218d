"""Two files that are said to be of one person, side by side: for whoever asks to join them, and whoever decides."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.party import Party
from models.weapon import Weapon
from registry.queries.parties import PartyLine, line_of

#: Documents of which a person has one at a time.
ONE_EACH = frozenset({"identity_card", "tax_id"})


@dataclass(frozen=True)
class ComparedParties:
    """The file that goes and the one that stays, with the weapons each has or owns."""

    goes: PartyLine
    stays: PartyLine
    weapons: tuple[int, int]

    @property
    def are_two_documents(self) -> bool:
        """Whether both have a document of which nobody has two, and they are not the same."""
        one, other = self.goes.identity, self.stays.identity
        if one is None or other is None or one.document_kind != other.document_kind:
            return False
        return one.document_kind in ONE_EACH and one.document_key != other.document_key


def compared_parties(session: Session, goes: int, stays: int) -> ComparedParties:
    """The files by the ids of their persons."""
    parties = session.get_one(Party, goes), session.get_one(Party, stays)
    one, other = (_weapons(session, party) for party in parties)
    return ComparedParties(line_of(session, parties[0]), line_of(session, parties[1]), (one, other))


def _weapons(session: Session, party: Party) -> int:
    theirs = or_(Weapon.custodian == party.subject, Weapon.owner == party.subject) & (Weapon.status != "withdrawn")
    return session.scalar(select(func.count()).select_from(Weapon).where(theirs)) or 0
