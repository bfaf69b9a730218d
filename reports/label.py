"""Labels on sheets and rolls: a QR of the opaque token, a code for people, and what a label is not."""

from __future__ import annotations

from dataclasses import dataclass

from marking.words import msgid


@dataclass(frozen=True)
class Label:
    """One label: the 22-character token, its human code «QXS3-Z4GC QK», and the reprint number (0: first)."""

    token: str
    human_code: str
    kind: str = msgid("ARMA")
    reprint: int = 0


@dataclass(frozen=True)
class LabelJob:
    """Labels for one stock; `first_cell` is the first free cell (from 1), offsets correct the printer's feed in mm."""

    number: str
    format_code: str
    labels: tuple[Label, ...]
    first_cell: int = 1
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    note: str = ""
