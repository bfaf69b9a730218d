"""Which weapons a person has and which are his: what must be recovered when he dies or is suspended."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.party import Party
from models.weapon import Weapon
from registry.permissions import Authority, scope


@dataclass(frozen=True)
class Recovery:
    """Weapons in a person's hands, and those he owns that somebody else has; oldest registration first."""

    in_hand: tuple[Weapon, ...]
    owned_elsewhere: tuple[Weapon, ...]
    #: True when what is in hand must be recovered: the person is dead or suspended.
    is_due: bool

    @property
    def to_recover(self) -> tuple[Weapon, ...]:
        """The weapons somebody has to fetch now."""
        return self.in_hand if self.is_due else ()


def recovery_of(party: Party, weapons: Iterable[Weapon]) -> Recovery:
    """What `weapons` says of the person: custodian ``party:N`` is in hand, owner alone is owned elsewhere."""
    ordered = sorted(weapons, key=lambda weapon: weapon.id)
    return Recovery(
        tuple(weapon for weapon in ordered if weapon.custodian == party.subject),
        tuple(weapon for weapon in ordered if weapon.owner == party.subject != weapon.custodian),
        is_due=not party.is_alive or party.is_suspended)


@dataclass(frozen=True)
class Holdings:
    """What the reader may see of a person's weapons, and how many more other bodies answer for."""

    recovery: Recovery
    beyond_reach: int


def holdings_of(session: Session, authority: Authority, party: Party) -> Holdings:
    """The person's weapons, cut to what the reader's roles reach."""
    theirs = or_(Weapon.custodian == party.subject, Weapon.owner == party.subject)
    within = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    weapons = session.scalars(select(Weapon).where(theirs, within)).all()
    total = session.scalars(select(func.count()).select_from(Weapon).where(theirs)).one()
    return Holdings(recovery_of(party, weapons), total - len(weapons))
