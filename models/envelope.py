"""The envelope of an entry: everything around its data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.base import instant_of


@dataclass(frozen=True)
class ActContext:
    """What all entries of one act share."""

    key: str
    actor: int
    count: int
    claimed_at: datetime
    recorded_at: datetime


@dataclass(frozen=True)
class Recorded:
    """An entry's envelope, as `apply` may know it."""

    sequence: int
    subject: str
    previous: int
    act: str
    part: int
    of: int
    actor: int
    claimed_at: datetime
    recorded_at: datetime

    @classmethod
    def from_body(cls, body: dict[str, Any]) -> "Recorded":
        """The envelope of a parsed body."""
        return cls(
            body["sequence"], body["subject"], body["previous"], body["act"], body["part"], body["of"],
            body["actor"], instant_of(body["claimed_at"]), instant_of(body["recorded_at"]),
        )
