"""What waits for a person's decision about the weapons of a unit: as many as the queues list."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from registry.permissions import Authority
from registry.queries.conflict_list import Narrowed, conflicts_page
from registry.queries.near_pairs import near_page
from registry.queries.queue_page import Turn


@dataclass(frozen=True)
class Waiting:
    """Open contradictions, and pairs of look-alike weapons; None: more than are counted."""

    conflicts: int | None
    pairs: int | None


def waiting_of(session: Session, authority: Authority, unit: int) -> Waiting:
    """What waits in `unit` and everything below it, as far as the reader reaches."""
    return Waiting(conflicts_page(session, authority, Narrowed(unit=unit), Turn(size=0)).count,
                   near_page(session, authority, unit, Turn(size=0)).count)
