"""Labels ready for paper: one of a weapon, or all that one act issued, within reach."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.document import Label
from models.weapon import Weapon
from registry.errors import NotFound
from registry.permissions import Authority, scope


def label_of_weapon(session: Session, weapon_id: int) -> Label | None:
    """The label in force of the weapon; None when none was ever issued."""
    query = select(Label).where(Label.weapon_id == weapon_id, Label.is_revoked.is_(False))
    return session.scalars(query.order_by(Label.id.desc())).first()


def labels_within(session: Session, authority: Authority, first: int, last: int) -> Sequence[Label]:
    """Labels issued by entries `first` to `last`, or `NotFound`: all of them of weapons the person may label.

    A sheet is a label again: who may only read the weapons of another body prints none of theirs.
    """
    wanted = session.scalars(select(Label).where(Label.id.between(first, last)).order_by(Label.id)).all()
    reach = scope(authority, "label:issue")
    weapons = {label.weapon_id for label in wanted}
    seen = set(session.scalars(select(Weapon.id).where(Weapon.id.in_(weapons), Weapon.organisation_id.in_(reach))))
    if not wanted or seen != weapons:
        raise NotFound()
    return wanted
