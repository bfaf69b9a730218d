"""Pages that begin where another ended: both ways through an order in which every row has its one place."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, UnaryExpression, literal, tuple_

from models.weapon import Weapon

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Page(Generic[T]):
    """A page of a list, whether others go before and after it, and how many there are; None: more than counted."""

    lines: tuple[T, ...]
    has_previous: bool
    has_next: bool
    count: int | None

    @classmethod
    def of(cls, found: Sequence[T], size: int, count: int | None, *, is_elsewhere: bool, is_backward: bool) -> Page[T]:
        """`found` are the nearest beyond where another page ended, one more than `size` when there are more.

        `is_elsewhere` says that there was another page, and `is_backward` that this one goes before it.
        """
        is_more, lines = len(found) > size, tuple(found[:size])
        if is_backward:
            return cls(lines[::-1], is_more, is_elsewhere, count)
        return cls(lines, is_elsewhere, is_more, count)

    def telling(self, lines: Iterable[U]) -> Page[U]:
        """The same page, of what its lines tell."""
        return Page(tuple(lines), self.has_previous, self.has_next, self.count)


class Order(enum.StrEnum):
    """What a list of weapons is sorted by; weapons of equal rank stand in the order of their registration."""

    REGISTERED = "registered"
    SERIAL = "serial"
    MAKE = "make"
    SEEN = "seen"


#: None: the number of the entry that registered the weapon, which no two share. The others may be unknown (NULL).
COLUMNS: dict[Order, Any] = {Order.REGISTERED: None, Order.SERIAL: Weapon.serial_normalised, Order.MAKE: Weapon.make,
                             Order.SEEN: Weapon.last_seen_at}


@dataclass(frozen=True)
class Segment:
    """A stretch of the order that one index gives: which rows, and how they are sorted."""

    conditions: tuple[ColumnElement[bool], ...]
    order: tuple[UnaryExpression[Any], ...]


def segments(column: Any, key: Any, *, is_descending: bool, anchor: tuple[Any, int] | None) -> Iterator[Segment]:
    """The stretches after `anchor` (value of the column, and of the key), the nearest first.

    Rows without a value come last going up, and so first going down.
    """
    if column is None:
        beyond = None if anchor is None else (key < anchor[1] if is_descending else key > anchor[1])
        yield Segment(() if beyond is None else (beyond,), (_sorted(key, is_descending),))
        return
    known = _known(column, key, is_descending, anchor)
    unknown = _unknown(column, key, is_descending, anchor)
    yield from (it for it in ((unknown, known) if is_descending else (known, unknown)) if it is not None)


def _known(column: Any, key: Any, is_descending: bool, anchor: tuple[Any, int] | None) -> Segment | None:
    order = (_sorted(column, is_descending), _sorted(key, is_descending))
    if anchor is None or (anchor[0] is None and is_descending):
        return Segment((column.is_not(None),), order)
    if anchor[0] is None:
        return None
    # Each value as its column writes it: a moment is kept as text.
    pair, place = tuple_(column, key), tuple_(*map(literal, anchor, (column.type, key.type)))
    return Segment((column.is_not(None), pair < place if is_descending else pair > place), order)


def _unknown(column: Any, key: Any, is_descending: bool, anchor: tuple[Any, int] | None) -> Segment | None:
    order = (_sorted(key, is_descending),)
    if anchor is None or (anchor[0] is not None and not is_descending):
        return Segment((column.is_(None),), order)
    if anchor[0] is not None:
        return None
    return Segment((column.is_(None), key < anchor[1] if is_descending else key > anchor[1]), order)


def _sorted(column: Any, is_descending: bool) -> UnaryExpression[Any]:
    return column.desc() if is_descending else column.asc()
