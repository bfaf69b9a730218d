"""Acta de entrega de armamento (AE): what officers take from the armoury, one receipt each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reports.hand_record import HandRecord


@dataclass(frozen=True)
class IssueRecord(HandRecord):
    """An issue to officers; `due_at` is when it must be back, None for a standing issue."""

    due_at: datetime | None = None
