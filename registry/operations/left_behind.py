"""What a body still has: weapons it has, owns or answers for, officers, accounts, roles in it, bodies below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from models.conflict import UNIT, Conflict, ConflictClaim
from models.organisation import Organisation, standing_for, succeeded_by
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
    #: Contradictions about who answers for a weapon in which, by the merger, every paper says the same body.
    agreed: Sequence[tuple[Conflict, Weapon]] = ()

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.counts.values())


def left_behind(session: Session, unit: int, most: int, into: int | None = None) -> LeftBehind:
    """What `unit` has, in an order that is the same each time; a withdrawn weapon stays where it was withdrawn.

    `into` is the body it is to be merged into, where it was not yet.
    """
    below = (Organisation.parent_id == unit) & Organisation.merged_into.is_(None) & Organisation.is_dissolved.is_(False)
    here = (Party.organisation_id == unit) & Party.merged_into.is_(None)
    conditions = ((Organisation, below), (Party, here), (User, User.organisation_id == unit),
                  (Grant, Grant.organisation_id == unit), (Weapon, has_weapon(unit)))
    counts = {model.__tablename__: session.scalar(select(func.count()).select_from(model).where(condition)) or 0
              for model, condition in conditions}
    bodies, officers, accounts, held, weapons = (_first(session, model, condition, most)
                                                 for model, condition in conditions)
    to = into or standing_for(session, unit)
    agreed = _agreed(session, unit, to) if to != unit else None
    if agreed is None:
        return LeftBehind(bodies, officers, accounts, held, weapons, counts)
    counts |= {"conflict": session.scalar(agreed.with_only_columns(func.count())) or 0}
    first = [(conflict, weapon) for conflict, weapon in session.execute(agreed.order_by(Conflict.entry).limit(most))]
    return LeftBehind(bodies, officers, accounts, held, weapons, counts, first)


def _agreed(session: Session, unit: int, to: int) -> Select[Conflict, Weapon]:
    one = {unit, to, *session.scalars(succeeded_by(unit)), *session.scalars(succeeded_by(to))}
    another = exists().where(ConflictClaim.conflict_entry == Conflict.entry, ConflictClaim.fact == UNIT,
                             ConflictClaim.value.not_in([f"organisation:{id_}" for id_ in one]))
    return select(Conflict, Weapon).join(Weapon, Weapon.id == Conflict.weapon_id).where(
        Conflict.fact == UNIT, Conflict.decided_entry.is_(None), Weapon.status != "withdrawn",
        Weapon.organisation_id.in_([unit, to]), ~another)


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
