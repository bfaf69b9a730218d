"""What decides whether a mark or a part may be corrected, and whether whoever recorded it may do so alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.ledger import Entry
from models.weapon import Weapon
from registry.operations.correctable import accounts_of_same_person, is_on_paper, relies


@dataclass(frozen=True)
class Described:
    """A weapon, and something recorded of it by entry: a mark, or a part."""

    weapon: Weapon
    #: The last entry that told it.
    corrects: int
    #: Whether a document, a label or another act relies on what was recorded.
    is_relied_on: bool
    #: Every account of the person who recorded it.
    author: frozenset[int]

    def is_own_and_fresh(self, actor: int) -> bool:
        """Whether two eyes suffice: for one's own entry, until something relies on it."""
        return actor in self.author and not self.is_relied_on


def described(session: Session, weapon: Weapon, entry: int, tells: Callable[[dict[str, Any]], bool]) -> Described:
    """Load what decides about correcting what `entry` recorded; `tells` knows the entries that corrected it since."""
    rows = session.scalars(select(Entry).where(Entry.subject == weapon.subject, Entry.sequence >= entry)
                           .order_by(Entry.sequence))
    origin, *later = (row.parsed() for row in rows)
    author = accounts_of_same_person(session, origin["actor"])
    relied_on = any(relies(body, author) for body in later) or is_on_paper(session, weapon)
    return Described(weapon, max([entry, *(body["sequence"] for body in later if tells(body))]), relied_on, author)
