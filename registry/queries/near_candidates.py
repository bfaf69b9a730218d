"""Which weapons resemble given ones in their serial, how, and how much says that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Select, String, cast, func, literal, select
from sqlalchemy.orm import Session

from marking.near import DROPPED, SWAPPED, WEIGHTS, how, probes
from models.near_pair import ToldApart
from models.serial_key import WEAPON, SerialKey
from models.weapon import Weapon
from registry.operations.catalogue_words import word_key

#: The nearest that are kept of one weapon: a number such as 1234 resembles hundreds.
MOST = 10
#: Points for what both records say of the weapon, beside the number.
SAME_FACT = {"make": 20, "model": 10, "calibre": 10}


@dataclass(frozen=True)
class Candidate:
    """A weapon with a serial that was read whole, as far as a comparison cares."""

    id: int
    folded: str
    serial: str
    make: str | None
    model: str | None
    calibre: str | None
    source: int | None


@dataclass(frozen=True)
class Near:
    """Two weapons by id, the one registered first in front, with why they are alike and how much so."""

    first: int
    second: int
    how: str
    rank: int


COLUMNS = (Weapon.id, SerialKey.folded, Weapon.serial, Weapon.make, Weapon.model, Weapon.calibre, Weapon.source_id)


def near_of(session: Session, weapons: Collection[int]) -> list[Near]:
    """The pairs that any of `weapons` is one of, at most `MOST` for each."""
    asked = [Candidate(*row) for row in session.execute(_comparable().where(Weapon.id.in_(weapons)))]
    wanted: dict[str, list[Candidate]] = defaultdict(list)
    for one in asked:
        for probe in probes(one.folded):
            wanted[probe].append(one)
    found: dict[int, list[Near]] = defaultdict(list)
    apart = _told_apart(session, weapons)
    for other in _with_any_of(session, wanted):
        for one in wanted[other.folded]:
            near = compared(one, other)
            if near is not None and (near.first, near.second) not in apart:
                found[one.id].append(near)
    return list({near: None for pairs in found.values() for near in _nearest(pairs)})


def compared(one: Candidate, other: Candidate) -> Near | None:
    """Why two weapons are alike; None when they are one, or nothing but part of a number is."""
    if one.id == other.id:
        return None
    why, points = how(one.serial, other.serial), 0
    for fact, worth in SAME_FACT.items():
        mine, theirs = getattr(one, fact), getattr(other, fact)
        points += worth if mine and theirs and word_key(fact, mine) == word_key(fact, theirs) else 0
    if why in {DROPPED, SWAPPED} and not _may_be_a_slip(one, other, points):
        return None
    if not points and all((one.make, other.make, one.calibre, other.calibre)):
        return None  # another make and another calibre: makers number from one, each for himself
    return Near(min(one.id, other.id), max(one.id, other.id), why, WEIGHTS[why] + points)


def _may_be_a_slip(one: Candidate, other: Candidate, points: int) -> bool:
    # Lines of one list are numbers of one series: there, neighbours are other weapons.
    is_one_list = one.source is not None and one.source == other.source
    return points > 0 and not is_one_list


def _nearest(pairs: Iterable[Near]) -> list[Near]:
    return sorted(pairs, key=lambda near: (-near.rank, near.first, near.second))[:MOST]


def _comparable() -> Select[*tuple[Any, ...]]:
    return select(*COLUMNS).join(SerialKey, SerialKey.weapon_id == Weapon.id).where(
        SerialKey.kind == WEAPON, SerialKey.unread_length.is_(None), Weapon.status != "withdrawn")


def _with_any_of(session: Session, folds: Collection[str]) -> Iterator[Candidate]:
    """The weapons whose folded serial is any of these: thousands are sent as one text, not as so many parameters."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    elements = func.json_each if is_sqlite else func.json_array_elements_text
    listed = elements(literal(sorted(folds), JSON())).table_valued("value")
    query = _comparable().join(listed, SerialKey.folded == cast(listed.c.value, String))
    return (Candidate(*row) for row in session.execute(query))


def _told_apart(session: Session, weapons: Collection[int]) -> set[tuple[int, int]]:
    query = select(ToldApart.weapon_id, ToldApart.other_id)
    rows = [*session.execute(query.where(ToldApart.weapon_id.in_(weapons))),
            *session.execute(query.where(ToldApart.other_id.in_(weapons)))]
    return {(min(pair), max(pair)) for pair in ((one, other) for one, other in rows)}
