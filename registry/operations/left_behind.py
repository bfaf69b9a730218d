"""What a body still has: weapons it has, owns or answers for, officers, accounts, roles in it, bodies below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.party import Party
from models.user import Grant, User
from models.weapon import Weapon


@dataclass(frozen=True)
class LeftBehind:
    """At most so many of each as were asked for, and how many there are in all."""

    below: Sequence[Organisation]
    officers: Sequence[Party]
    accounts: Sequence[User]
    grants: Sequence[Grant]
    weapons: Sequence[Weapon]
    #: How many of each, by table.
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.counts.values())


def left_behind(session: Session, unit: int, most: int) -> LeftBehind:
    """What `unit` has, in an order that is the same each time; a withdrawn weapon stays where it was withdrawn."""
    below = (Organisation.parent_id == unit) & Organisation.merged_into.is_(None) & Organisation.is_dissolved.is_(False)
    here = (Party.organisation_id == unit) & Party.merged_into.is_(None)
    conditions = ((Organisation, below), (Party, here), (User, User.organisation_id == unit),
                  (Grant, Grant.organisation_id == unit), (Weapon, has_weapon(unit)))
    counts = {model.__tablename__: session.scalar(select(func.count()).select_from(model).where(condition)) or 0
              for model, condition in conditions}
    bodies, officers, accounts, held, weapons = (_first(session, model, condition, most)
                                                 for model, condition in conditions)
    return LeftBehind(bodies, officers, accounts, held, weapons, counts)


def _first(session: Session, model: Any, condition: ColumnElement[bool], most: int) -> Sequence[Any]:
    return session.scalars(select(model).where(condition).order_by(*model.__table__.primary_key).limit(most)).all()


def has_weapon(unit: int) -> ColumnElement[bool]:
    """Whether a weapon in the registry is in the hands of the unit, is its own, or is answered for by it."""
    hands = (f"organisation:{unit}", f"to_be_located:{unit}")
    held = or_(Weapon.organisation_id == unit, Weapon.custodian.in_(hands), Weapon.owner == hands[0])
    return held & (Weapon.status != "withdrawn")


def answering(session: Session, unit: int) -> frozenset[int]:
    """The bodies that `unit` answers for while they are intervened, or that go back to it afterwards."""
    return frozenset(session.scalars(select(Organisation.id).where(
        (Organisation.intervened_by == unit) | (Organisation.home_parent_id == unit))))
