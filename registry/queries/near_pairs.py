"""The queue of weapons that may be one, within reach: those that resemble each other most in front, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session, aliased

from models.near_pair import JoinedRecord, NearPair
from models.organisation import branch_of
from models.weapon import Weapon
from registry.errors import NotFound
from registry.permissions import Authority, scope
from registry.queries.keyset import Page
from registry.queries.queue_page import Turn, queue_page

First, Second = aliased(Weapon), aliased(Weapon)
KEY = (NearPair.rank, NearPair.first_id, NearPair.second_id)


@dataclass(frozen=True)
class PairLine:
    """Two weapons, the one registered first in front, and why they are alike; without why, chosen by hand."""

    first: Weapon
    second: Weapon
    how: str | None
    rank: int

    @property
    def name(self) -> str:
        """How forms name the pair."""
        return f"{self.first.id}-{self.second.id}"


def near_page(session: Session, authority: Authority, unit: int | None = None,
              turn: Turn | None = None) -> Page[PairLine]:
    """The pairs in reach, those that resemble each other most in front."""
    turn = turn or Turn()
    page = queue_page(session, _open(authority, unit), KEY, turn, _anchor(session, turn.name), is_descending=True)
    return page.telling(PairLine(first, second, pair.how, pair.rank) for pair, first, second in page.lines)


def pairs_within(session: Session, authority: Authority, names: Sequence[str]) -> tuple[PairLine, ...]:
    """The pairs of those names, listed or not; `NotFound` when a weapon of one is not within reach."""
    wanted = [pair for name in dict.fromkeys(names) if (pair := _pair(name))]
    ids = {id_ for pair in wanted for id_ in pair}
    reach = Weapon.organisation_id.in_(scope(authority, "conflict:decide"))
    held = {weapon.id: weapon for weapon in session.scalars(select(Weapon).where(Weapon.id.in_(ids), reach))}
    if not wanted or len(held) != len(ids) or len(wanted) != len(set(names)):
        raise NotFound()
    listed = {(pair.first_id, pair.second_id): pair for pair in session.scalars(select(NearPair).where(
        tuple_(NearPair.first_id, NearPair.second_id).in_(wanted)))}
    return tuple(PairLine(held[first], held[second], near.how if (near := listed.get((first, second))) else None,
                          near.rank if near else 0) for first, second in wanted)


def joined_into(session: Session, weapon_id: int) -> tuple[Weapon, ...]:
    """The records that were of this weapon too, and ended; scope was checked when the weapon was found."""
    query = select(Weapon).join(JoinedRecord, JoinedRecord.weapon_id == Weapon.id)
    return tuple(session.scalars(query.where(JoinedRecord.stays_id == weapon_id).order_by(Weapon.id)))


def _pairs() -> Select[NearPair, Weapon, Weapon]:
    return select(NearPair, First, Second).join(First, First.id == NearPair.first_id).join(
        Second, Second.id == NearPair.second_id).where(First.status != "withdrawn", Second.status != "withdrawn")


def _open(authority: Authority, unit: int | None) -> Select[NearPair, Weapon, Weapon]:
    reach = scope(authority, "conflict:read")
    query = _pairs().where(First.organisation_id.in_(reach), Second.organisation_id.in_(reach))
    if unit is None:
        return query
    branch = branch_of(unit)
    return query.where(First.organisation_id.in_(branch) | Second.organisation_id.in_(branch))


def _anchor(session: Session, name: str | None) -> tuple[int, int, int] | None:
    pair = _pair(name or "")
    found = session.get(NearPair, pair) if pair else None
    return None if found is None else (found.rank, found.first_id, found.second_id)


def _pair(name: str) -> tuple[int, int] | None:
    first, _, second = name.partition("-")
    is_pair = all(part.isascii() and part.isdecimal() and len(part) < 16 for part in (first, second))
    return (min(int(first), int(second)), max(int(first), int(second))) if is_pair else None
