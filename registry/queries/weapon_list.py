"""The weapons within reach, filtered and sorted, a page at a time in both directions, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from models.organisation import Organisation, branch_of
from models.party import Party, PartyIdentity
from models.weapon import Weapon
from registry.permissions import Authority, scope
from registry.queries.custody import Holder, holder_of
from registry.queries.keyset import COLUMNS, Order, Page, segments
from registry.queries.reach import units_reached
from registry.queries.weapon_filters import Filters, Reach, conditions_of

PAGE = 50
#: Lists are counted this far; longer ones are said to be longer.
MOST_COUNTED = 10_000
#: A unit's weapons are sooner sorted than all weapons are gone through when they are no more than these.
FEW = 10_000
#: Value of the column a list is sorted by, and number, of a weapon.
Anchor = tuple[Any, int]


@dataclass(frozen=True)
class Line:
    """One weapon of a list, with the unit that answers for it and who has it."""

    weapon: Weapon
    unit: Organisation
    custodian: Holder


@dataclass(frozen=True)
class Place:
    """Which page: the one after a weapon, the one before it, the last, or the first."""

    after: int | None = None
    before: int | None = None
    is_last: bool = False


@dataclass(frozen=True)
class Sorting:
    """The order of a list; the newest registered first unless said otherwise."""

    by: Order = Order.REGISTERED
    is_descending: bool = True


def weapons_page(session: Session, authority: Authority, filters: Filters, sorting: Sorting | None = None,
                 place: Place | None = None, size: int = PAGE) -> Page[Line]:
    """At most `size` weapons of the page asked for; a page that does not exist is the first."""
    listing, place = Listing(session, authority, filters, sorting or Sorting()), place or Place()
    anchor = listing.anchor(place.after or place.before)
    is_backward = place.is_last or (anchor is not None and place.after is None)
    ids = listing.ids(size + 1, anchor=anchor, is_backward=is_backward)
    page = Page.of(ids, size, listing.count, is_elsewhere=anchor is not None, is_backward=is_backward)
    return page.telling(lines_of(session, _in_order(session, page.lines)))


class Listing:
    """A list of weapons as asked for; its queries begin at the end that has less to look at."""

    def __init__(self, session: Session, authority: Authority, filters: Filters, sorting: Sorting,
                 permission: str = "weapon:read") -> None:
        self._session, self._sorting = session, sorting
        self._units = _units(session, authority, permission, filters.unit)
        self.conditions = (*conditions_of(session, filters), *self._reach)

    @cached_property
    def count(self) -> int | None:
        """How many weapons the list has; None when they are more than `MOST_COUNTED`."""
        counted = _at_most(self._session, self._narrowed, MOST_COUNTED)
        return None if counted > MOST_COUNTED else counted

    def anchor(self, weapon_id: int | None) -> Anchor | None:
        """Where a weapon of the list stands in its order; None for one that is out of reach."""
        if weapon_id is None:
            return None
        column = COLUMNS[self._sorting.by]
        value = literal(None) if column is None else column
        query = select(value, Weapon.id).where(Weapon.id == weapon_id, *self._reach)
        found = self._session.execute(query).first()
        return None if found is None else (found[0], found[1])

    def ids(self, most: int, *, anchor: Anchor | None = None, is_backward: bool = False) -> list[int]:
        """At most `most` weapons beyond `anchor`, the nearest first; from the end when `is_backward`."""
        is_descending, ids = self._sorting.is_descending != is_backward, list[int]()
        query, column, key = self._source()
        for segment in segments(column, key, is_descending=is_descending, anchor=anchor):
            wanted = query.where(*segment.conditions).order_by(*segment.order).limit(most - len(ids))
            ids += self._session.scalars(wanted)
            if len(ids) == most:
                break
        return ids

    def _source(self) -> tuple[Select[int], Any, Any]:
        """What is sorted: all weapons, by an index; or, when the list is short, the list itself."""
        column = COLUMNS[self._sorting.by]
        if column is None or self.count is None:
            return self._narrowed, column, Weapon.id
        listed = self._narrowed.add_columns(column.label("rank")).cte("listed")
        listed = listed.prefix_with("MATERIALIZED")
        return select(listed.c.id), listed.c.rank, listed.c.id

    @cached_property
    def _narrowed(self) -> Select[int]:
        return select(Weapon.id).where(*self.conditions)

    @cached_property
    def _reach(self) -> Reach:
        if self._units is None:
            return ()
        own = Weapon.organisation_id.in_(self._units)
        if _at_most(self._session, select(Weapon.id).where(own), FEW) <= FEW:
            return (own,)
        # The unit only sifts: reading all that a large body has by its own index, to sort it, takes longer.
        return ((Weapon.organisation_id + 0).in_(self._units),)


def _at_most(session: Session, query: Select[int], most: int) -> int:
    """How many rows there are, counted up to one more than `most`."""
    return session.scalar(select(func.count()).select_from(query.limit(most + 1).subquery())) or 0


def _units(session: Session, authority: Authority, permission: str, unit: int | None) -> list[int] | None:
    reached = units_reached(session, authority, permission)
    if unit is None:
        return reached
    branch = list(session.scalars(branch_of(unit)))
    return branch if reached is None else sorted(set(reached) & set(branch))


def _in_order(session: Session, ids: Sequence[int]) -> list[Weapon]:
    weapons = {weapon.id: weapon for weapon in session.scalars(select(Weapon).where(Weapon.id.in_(ids)))}
    return [weapons[id_] for id_ in ids if id_ in weapons]


def within(authority: Authority) -> Select[Weapon]:
    """The weapons the person may read."""
    return select(Weapon).where(Weapon.organisation_id.in_(scope(authority, "weapon:read")))


def line_of(session: Session, weapon: Weapon) -> Line:
    """The weapon with its unit and its custodian."""
    return Line(weapon, session.get_one(Organisation, weapon.organisation_id), holder_of(session, weapon.custodian))


def lines_of(session: Session, weapons: Sequence[Weapon]) -> tuple[Line, ...]:
    """The weapons with their units and custodians, asked for all at once."""
    # The session remembers what somebody holds.
    held = _asked_at_once(session, weapons)
    lines = tuple(line_of(session, weapon) for weapon in weapons)
    del held
    return lines


def _asked_at_once(session: Session, weapons: Sequence[Weapon]) -> list[object]:
    custodians = [weapon.custodian.partition(":") for weapon in weapons]
    persons = {int(number) for kind, _, number in custodians if kind == "party"}
    parties = session.scalars(select(Party).where(Party.id.in_(persons))).all()
    identities = session.scalars(select(PartyIdentity).where(
        PartyIdentity.commitment.in_([party.identity for party in parties]))).all()
    units = {weapon.organisation_id for weapon in weapons} | {party.organisation_id for party in parties}
    units |= {int(number) for kind, _, number in custodians if kind != "party" and number.isdecimal()}
    bodies = session.scalars(select(Organisation).where(Organisation.id.in_(units - {None}))).all()
    return [*parties, *identities, *bodies]
