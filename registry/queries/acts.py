"""An act with its entries: what its page and its document tell."""

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.act import Act
from models.ledger import Entry
from models.weapon import Weapon
from registry.errors import NotFound
from registry.permissions import Authority, scope
from registry.queries.entries import Told, told_of
from registry.queries.notes import texts_of


@dataclass(frozen=True)
class ActFile:
    """The act and what it told of each thing, in order."""

    act: Act
    told: tuple[Told, ...]
    #: Commitment → reason, source or remark.
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def weapon_ids(self) -> tuple[int, ...]:
        """The weapons among its things."""
        subjects = (item.entry.subject.partition(":") for item in self.told)
        return tuple(int(number) for kind, _, number in subjects if kind == "weapon")


def act_file(session: Session, act: Act) -> ActFile:
    """The entries of the act: the numbers after its own."""
    rows = session.scalars(select(Entry).where(Entry.sequence.between(act.id + 1, act.id + act.count))
                           .order_by(Entry.sequence))
    told = tuple(told_of(row) for row in rows)
    return ActFile(act, told, texts_of(session, (one.event for one in told)))


def act_within(session: Session, authority: Authority, act_id: int) -> ActFile:
    """The act, when its office or every weapon in it is within reach; otherwise `NotFound`."""
    act = session.get(Act, act_id)
    if act is None:
        raise NotFound()
    file, reach = act_file(session, act), scope(authority, "weapon:read")
    here = session.scalar(select(Act.id).where(Act.id == act_id, Act.organisation_id.in_(reach)))
    units = select(Weapon.id).where(Weapon.id.in_(file.weapon_ids), Weapon.organisation_id.in_(reach))
    seen = set(session.scalars(units)) if file.weapon_ids else set()
    if here is None and (not file.weapon_ids or seen != set(file.weapon_ids)):
        raise NotFound()
    return file


def weapons_of_act(session: Session, authority: Authority, file: ActFile) -> dict[str, Weapon]:
    """The weapons among the act's things that are within reach now, by subject."""
    query = select(Weapon).where(Weapon.id.in_(file.weapon_ids),
                                 Weapon.organisation_id.in_(scope(authority, "weapon:read")))
    return {weapon.subject: weapon for weapon in session.scalars(query)} if file.weapon_ids else {}
