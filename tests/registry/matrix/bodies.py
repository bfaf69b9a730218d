"""Two bodies side by side under one authority, each with one of everything and a word of its own in every text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.database import reading
from models.ledger import head_of
from tests.registry.operations.founded import Founded

#: The words: no dictionary of the registry has them, and neither is part of the other.
OWN, OTHER = "zorzal", "turpial"


@dataclass
class Body:
    """A force, its word, and what is its own: `things` holds each id or text by the name a route asks for it."""

    word: str
    id: int
    #: A unit of this body.
    below: int
    things: dict[str, Any] = field(default_factory=dict)

    def say(self, kind: str) -> str:
        """A text nobody else would write: it tells whose it is and what it is part of."""
        return f"{self.word}{kind}"


@dataclass
class Bodies:
    """The registry, its two bodies, a citizen who belongs to neither, and an account for each asker by name."""

    registry: Founded
    root: int
    own: Body
    other: Body
    data_dir: Path
    citizen: int
    users: dict[str, int] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """The id of ``root``, ``own``, ``other`` or ``below`` (a unit of own)."""
        return {"root": self.root, "own": self.own.id, "other": self.other.id, "below": self.own.below}[name]

    def things(self, owner: str) -> dict[str, Any]:
        """What is there to ask for of ``own``, ``other`` or ``nobody``."""
        if owner == "nobody":
            return {"party_id": self.citizen}
        return (self.own if owner == "own" else self.other).things

    def size(self) -> int:
        """How many entries the ledger has."""
        with reading(self.registry.engine) as session:
            return head_of(session).size
