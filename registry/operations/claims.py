"""What rows of a list claim, in our words, and when two things said of one weapon contradict each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from marking.serial import UNREAD, near_pattern, normalised
from registry.operations.spelling import Spelling

LONGEST_FOLIO = 12
#: The condition of a weapon whose paper says none and that nobody has seen.
NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, kw_only=True)
class ClaimedWeapon:
    """What one row claims, in our words: facts of `models.weapon.FACTS` with their standings, parts, unit, place."""

    line: int
    folio: str | None
    facts: dict[str, Any]
    #: Its make, model and calibre, with every other way to write them.
    spelling: Spelling
    standings: dict[str, str]
    serial_status: str
    #: Each: kind, serial (or None), serial_status, standing.
    components: tuple[dict[str, Any], ...]
    organisation: int
    #: ``organisation:N`` or ``unknown``.
    owner: str
    is_in_store: bool
    place: str | None
    #: The row as written, and its columns to give back when it is refused.
    paper: str
    cells: dict[str, str]
    form: str
    #: As every weapon's; None where not all of the serial was read.
    identity: str | None = field(init=False)
    #: The serial with look-alikes folded.
    near: str | None = field(init=False)

    def __post_init__(self) -> None:
        serial = self.facts["serial"]
        is_read = serial is not None and UNREAD not in serial
        object.__setattr__(self, "identity", self.spelling.identity(serial) if is_read else None)
        object.__setattr__(self, "near", near_pattern(serial) if serial else None)

    @property
    def names(self) -> tuple[Hashable, ...]:
        """What an earlier row of the same weapon has one of; empty where not all of the serial was read."""
        if self.identity is None:
            return ()
        return self.identity, (self.spelling.key, normalised(self.facts["serial"]))


@dataclass(frozen=True)
class RefusedRow:
    """A row that claims nothing that can be recorded, with why."""

    line: int
    reason: str
    values: dict[str, Any]
    cells: dict[str, str]
    form: str | None = None


Claim = ClaimedWeapon | RefusedRow


def claimed_of(claims: Iterable[Claim]) -> list[ClaimedWeapon]:
    """The rows that claim a weapon."""
    return [claim for claim in claims if isinstance(claim, ClaimedWeapon)]


def is_otherwise(said: Any, known: Any) -> bool:
    """Whether two values contradict each other: what is not known contradicts nothing."""
    return not {said, known} & {None, NOT_ASSESSED} and said != known
