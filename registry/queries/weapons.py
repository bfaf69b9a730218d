"""A weapon as its page and its documents need it, and the lists of weapons, cut by scope."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.photograph import Photograph, WeaponPhotograph
from models.weapon import Component, Hold, Mark, Weapon
from registry.errors import NotFound
from registry.permissions import Authority, scope


@dataclass(frozen=True)
class WeaponFile:
    """A weapon with everything that hangs on it."""

    weapon: Weapon
    components: tuple[Component, ...]
    marks: tuple[Mark, ...]
    holds: tuple[Hold, ...]


def weapon_within(session: Session, authority: Authority, weapon_id: int, permission: str = "weapon:read") -> Weapon:
    """The weapon, or `NotFound` when it does not exist or belongs to another body: the same answer."""
    reach = scope(authority, permission)
    found = session.scalars(select(Weapon).where(Weapon.id == weapon_id, Weapon.organisation_id.in_(reach))).first()
    if found is None:
        raise NotFound()
    return found


def weapon_file(session: Session, weapon: Weapon) -> WeaponFile:
    """The weapon's parts, marks and holds, oldest first."""
    return WeaponFile(
        weapon,
        tuple(session.scalars(select(Component).where(Component.weapon_id == weapon.id)
                              .order_by(Component.entry, Component.position))),
        tuple(session.scalars(select(Mark).where(Mark.weapon_id == weapon.id).order_by(Mark.id))),
        tuple(session.scalars(select(Hold).where(Hold.weapon_id == weapon.id).order_by(Hold.id))),
    )


def picture_within(session: Session, authority: Authority, weapon_id: int, commitment: str) -> Photograph:
    """The stored photograph of a weapon the person may read, or `NotFound`."""
    weapon_within(session, authority, weapon_id)
    tied = select(WeaponPhotograph.photograph).where(
        WeaponPhotograph.weapon_id == weapon_id, WeaponPhotograph.photograph == commitment)
    found = session.scalars(select(Photograph).where(Photograph.commitment.in_(tied))).first()
    if found is None:
        raise NotFound()
    return found
