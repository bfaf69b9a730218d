"""What is done over and over: one weapon goes out and comes back, each time as a page of the moment would ask."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

from sqlalchemy import select

from models.database import reading
from models.ledger import Entry
from models.weapon import Weapon
from registry.operations import Operation, perform
from registry.operations.issue import Issue
from registry.operations.take_back import TakeBack
from tests.races.ground import Ground


def outings(ground: Ground, weapons: tuple[int, ...]) -> Iterator[Operation]:
    """Issue and take back in turn, without end; each is made after the one before it was recorded."""
    counted = (1,) * len(weapons)
    for kind in cycle((Issue, TakeBack)):
        seen = last_entries(ground, weapons)
        if kind is Issue:
            yield ground.asked(Issue, weapons=weapons, receiver=ground.officers[0], due_back_at=None,
                               magazines=counted, purpose=None, seen=seen)
        else:
            yield ground.asked(TakeBack, weapons=weapons, place="estante 4", condition="operative",
                               magazines=counted, remarks=None, seen=seen)


def last_entries(ground: Ground, weapons: tuple[int, ...]) -> dict[str, int]:
    """Subject → last entry, as a page drawn now would carry it."""
    with reading(ground.registry.engine) as session:
        rows = session.execute(select(Weapon.id, Weapon.last_entry).where(Weapon.id.in_(weapons)))
        return {f"weapon:{id_}": last for id_, last in rows}


def bodies(ground: Ground, first: int, number: int) -> bytes:
    """The bytes of `number` entries from `first` on, one after another."""
    with reading(ground.registry.engine) as session:
        query = select(Entry.body).where(Entry.sequence.between(first, first + number - 1)).order_by(Entry.sequence)
        return b"".join(session.scalars(query))


def weapon_with(ground: Ground, acts: int) -> int:
    """A weapon that went out and came back, with this many acts behind it."""
    weapon = ground.weapons(1)[0]
    for operation in islice(outings(ground, (weapon,)), acts):
        perform(ground.registry.engine, operation, ground.clerks[0])
    return weapon
