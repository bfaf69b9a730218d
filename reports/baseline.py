"""What the baseline record is made of: sources, totals, and what remains to be done, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from reports.facts import Letterhead, ProofBlock, Remarks, Signer


@dataclass(frozen=True)
class SourceLine:
    """A source: title, kind in words, SHA-256 in hexadecimal (empty on paper), and what became of its rows.

    `rows` is None where a paper has no counted rows; `unjudged` are those nobody got to; `again`, of those refused,
    the ones that were brought in another file.
    """

    title: str
    kind: str
    digest: str
    rows: int | None
    accepted: int
    contradicts: int
    refused: int
    unjudged: int
    again: int = 0

    @property
    def repeated(self) -> int:
        """Rows that told nothing new."""
        known = self.accepted + self.contradicts + self.refused + self.unjudged
        return max((self.rows or known) - known, 0)


@dataclass(frozen=True)
class ReasonLine:
    """Why rows of the source number `source` were refused, how many, and their lines in words («12, 15 a 18»)."""

    source: int
    reason: str
    rows: int
    lines: str


@dataclass(frozen=True)
class TypeLine:
    """Weapons of a type: all, those nobody had in view and those somebody had, and those with a contradiction open."""

    weapon_type: str
    total: int
    unseen: int
    seen: int
    contradicted: int


@dataclass(frozen=True)
class WeaponLine:
    """A weapon that asks for something; `about` is what: the unit that answers, or how the serial is known."""

    registry_number: str
    serial: str
    description: str
    about: str


@dataclass(frozen=True)
class PairLine:
    """Two weapons that may be one, each as registry number and serial."""

    first: tuple[str, str]
    second: tuple[str, str]


@dataclass(frozen=True)
class BaselineRecord:
    """Everything the baseline record prints; `conflicts` and `pairs` are None where they were not counted.

    `remains_digest` is the commitment of the entry to the whole list of what remains.
    """

    letterhead: Letterhead
    unit: str
    act: str
    first_entry: int
    last_entry: int
    closed_at: datetime
    sources: tuple[SourceLine, ...]
    #: Weapons registered one by one, of no source.
    alone: int
    types: tuple[TypeLine, ...]
    reasons: tuple[ReasonLine, ...]
    to_be_located: tuple[WeaponLine, ...]
    unread: tuple[WeaponLine, ...]
    conflicts: tuple[WeaponLine, ...] | None
    pairs: tuple[PairLine, ...] | None
    remains_digest: str
    signers: tuple[Signer, ...]
    proof: ProofBlock
    remarks: Remarks = field(default_factory=Remarks)

    @property
    def weapons(self) -> int:
        """Weapons there are."""
        return sum(line.total for line in self.types)

    @property
    def not_taken(self) -> int:
        """Rows refused that no file brought again, and rows nobody judged."""
        return sum(line.refused - line.again + line.unjudged for line in self.sources)
