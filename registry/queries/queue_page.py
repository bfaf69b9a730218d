"""A page of a queue of work: what waits for a decision, in an order of its own, both ways from the line of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from registry.queries.keyset import Page
from registry.queries.weapon_list import MOST_COUNTED

PAGE = 50


@dataclass(frozen=True)
class Turn:
    """Which page: the one after a line, else the one before it, by what each form calls it; else the first."""

    after: str | None = None
    before: str | None = None
    size: int = PAGE

    @property
    def name(self) -> str | None:
        """The line it begins or ends at."""
        return self.after or self.before


def queue_page(session: Session, query: Select[*tuple[Any, ...]], key: Sequence[Any], turn: Turn,
               anchor: tuple[Any, ...] | None, *, is_descending: bool = False) -> Page[Any]:
    """The rows of `query` in the order of the columns `key`; `anchor` is that of the line `turn` names, None for none.

    They are counted to `MOST_COUNTED`.
    """
    is_backward = anchor is not None and not turn.after
    is_falling = is_descending != is_backward
    order = [column.desc() if is_falling else column.asc() for column in key]
    beyond = [] if anchor is None else [tuple_(*key) < anchor if is_falling else tuple_(*key) > anchor]
    found = session.execute(query.where(*beyond).order_by(*order).limit(turn.size + 1)).all()
    return Page.of(found, turn.size, _counted(session, query, key), is_elsewhere=anchor is not None,
                   is_backward=is_backward)


def _counted(session: Session, query: Select[*tuple[Any, ...]], key: Sequence[Any]) -> int | None:
    listed = query.with_only_columns(key[0]).limit(MOST_COUNTED + 1).subquery()
    count = session.scalar(select(func.count()).select_from(listed)) or 0
    return None if count > MOST_COUNTED else count
