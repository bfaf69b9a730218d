"""Two files of one person: which stands, what the other had, and the rules of joining and parting them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.party import Party
from models.user import User
from models.weapon import Weapon
from registry.errors import NotFound, RuleBroken

#: More than a person has; a company with more is merged after its weapons were transferred.
MOST = 2000


@dataclass(frozen=True)
class Had:
    """What names a person: weapons he has or owns, and accounts."""

    weapons: tuple[Weapon, ...]
    accounts: tuple[User, ...]


def standing_party(session: Session, id_: int) -> Party:
    """The person an act is about; `NotFound` for none, a sentence for a file that another one stands for."""
    party = session.get(Party, id_)
    if party is None:
        raise NotFound()
    refuse_merged(party)
    return party


def refuse_merged(party: Party, field: str | None = None) -> None:
    """Nothing happens any more on a file that was joined to another."""
    if party.merged_into is not None:
        raise RuleBroken("Esta ficha se unió a otra de la misma persona: hágalo en la que queda.", field)


def survivor_of(session: Session, party: Party) -> Party:
    """The file that stands for the person: this one, or the one it was joined to, however many times."""
    while party.merged_into is not None:
        party = session.get_one(Party, party.merged_into)
    return party


def had_by(session: Session, party: Party) -> Had:
    """What names `party`, a withdrawn weapon apart; one more than `MOST` weapons when there are too many."""
    named = (Weapon.custodian == party.subject) | (Weapon.owner == party.subject)
    weapons = session.scalars(select(Weapon).where(named, Weapon.status != "withdrawn").order_by(Weapon.id)
                              .limit(MOST + 1))
    accounts = session.scalars(select(User).where(User.party_id == party.id).order_by(User.id))
    return Had(tuple(weapons), tuple(accounts))
