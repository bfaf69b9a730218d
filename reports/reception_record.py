"""Acta de recepción (AR): what comes back to the armoury, one receipt each."""

from __future__ import annotations

from dataclasses import dataclass

from reports.hand_record import HandRecord


@dataclass(frozen=True)
class ReceptionRecord(HandRecord):
    """A return to the armoury; `stored_at` says where the weapons now are («Parque Central, estante 4»)."""

    stored_at: str = ""
