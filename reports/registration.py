"""What the registration file of a weapon is made of: the weapon, each fact and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from reports.facts import Letterhead, MarkLine, ProofBlock, Remarks, Signer, WeaponIdentity
from reports.standing import Standing
from reports.words import Moment


@dataclass(frozen=True)
class FactLine:
    """One registered fact: caption, value (or one of `MISSING`), standing and its source in words.

    `source` says since when or where («12-ago-2026», «Libro 3, folio 41, 12-ago-2026»); a missing fact has no standing.
    """

    caption: str
    value: str
    standing: Standing | None
    source: str
    entry: int


@dataclass(frozen=True)
class RegistrationFile:
    """Everything the registration file prints; `photographs` counts those kept with the record."""

    letterhead: Letterhead
    weapon: WeaponIdentity
    registered_at: datetime
    registered_by: str
    entry: int
    last_seen: Moment
    facts: tuple[FactLine, ...]
    marks: tuple[MarkLine, ...]
    photographs: int
    signers: tuple[Signer, ...]
    proof: ProofBlock
    remarks: Remarks = field(default_factory=Remarks)
