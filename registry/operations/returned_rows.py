"""Rows that were refused, corrected and brought again: each says which row of which file it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: The column that says, in the file of refused rows, why each was; sent again, it claims nothing of a weapon.
WHY = "Motivo del rechazo"
#: Hexadecimal figures of the digest of a file that name it.
NAMED_BY = 12
_REFERENCE = re.compile(rf"\[([0-9a-f]{{{NAMED_BY}}}:[0-9]+)\]\s*$")


def reference(digest: str, line: int) -> str:
    """How the row on `line` of the file with this SHA-256 is named."""
    return f"{digest[:NAMED_BY]}:{line}"


def referring(words: str, named: str) -> str:
    """The reason of a refusal followed by the name of its row."""
    return f"{words} [{named}]"


def answered(why: str | None) -> str | None:
    """The row that a returned one answers, from what stands in its column `WHY`; None when it answers none."""
    found = _REFERENCE.search(why or "")
    return found[1] if found else None


def answering(cells: Mapping[str, str]) -> dict[str, str] | None:
    """The cells kept of a row that was taken: which row it answers, or nothing."""
    return {WHY: cells[WHY]} if answered(cells.get(WHY)) else None
