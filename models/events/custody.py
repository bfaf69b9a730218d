"""Who has the weapon: stored, issued to an officer, taken back.

Version 2 of a kind that sees the weapon is version 1 with `Sighting` before it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
from models.weapon import Weapon


def is_custody_fact(event: Event, held: str | None) -> bool:
    """Whether the event says who has the weapon, or where in the armoury; `held` is the custodian before it."""
    custodian = getattr(event, "custodian", None)
    return custodian is not None and (custodian != held or event.kind == WeaponStored.kind)


class Sighting(Event):
    """The weapon itself was in view; papers typed out of order never take back when it was last seen."""

    thing = Weapon

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        before = thing.last_seen_at
        super().apply(thing, entry, session)  # type: ignore[safe-super]
        thing.last_seen_at = entry.claimed_at if before is None else max(before, entry.claimed_at)


@dataclass(frozen=True, kw_only=True)
class WeaponStored(Event):
    """The weapon entered an armoury, or changed place inside it (Ley art. 45)."""

    kind = "weapon:stored"
    thing = Weapon
    sentence = "*Se guardó* en el parque de %(custodian)s, %(place)s."
    example = {"custodian": "organisation:12", "organisation": 12, "place": "estante 4", "was": "to_be_located:12"}

    custodian: str
    organisation: int
    place: str | None
    was: str

    def worded(self) -> str:
        return self.sentence if self.place else "*Se guardó* en el parque de %(custodian)s."

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        if thing.custodian != self.custodian:
            thing.custody_since = entry.claimed_at
        thing.custodian, thing.organisation_id, thing.place = self.custodian, self.organisation, self.place
        thing.status, thing.due_back_at, thing.last_seen_at = "in_store", None, entry.claimed_at


@dataclass(frozen=True, kw_only=True)
class WeaponIssued(Event):
    """The weapon was handed to an officer, who answers for it (Providencia DAEX-004-2013, V.H.1)."""

    kind = "weapon:issued"
    thing = Weapon
    sentence = "*Se entregó* a %(custodian)s hasta %(due_back_at)s, con %(magazines)s."
    instants = ("due_back_at",)
    example = {"custodian": "party:33", "was": "organisation:12", "due_back_at": "2026-11-24T23:00:00.000000Z",
               "magazines": 2, "purpose": "cd" * 32}

    custodian: str
    was: str
    #: None for a standing issue (dotación).
    due_back_at: datetime | None
    magazines: int
    purpose: object | None

    def worded(self) -> str:
        return self.sentence if self.due_back_at else (
            "*Se entregó* a %(custodian)s como dotación, con %(magazines)s.")

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        thing.custodian, thing.status, thing.place = self.custodian, "issued_out", None
        thing.custody_since, thing.due_back_at, thing.last_seen_at = (
            entry.claimed_at, self.due_back_at, entry.claimed_at)


@dataclass(frozen=True, kw_only=True)
class WeaponTakenBack(Event):
    """The officer gave the weapon back to the armoury."""

    kind = "weapon:taken_back"
    thing = Weapon
    sentence = "*Se recibió* de %(was)s en el parque de %(custodian)s, %(condition)s, con %(magazines)s."
    vocabularies = {"condition": "condition"}
    example = {"custodian": "organisation:12", "was": "party:33", "place": "estante 4", "condition": "operative",
               "magazines": 2, "remarks": None}

    custodian: str
    was: str
    place: str | None
    condition: str
    magazines: int
    remarks: object | None

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        thing.custodian, thing.status, thing.place = self.custodian, "in_store", self.place
        thing.condition, thing.due_back_at = self.condition, None
        thing.custody_since, thing.last_seen_at = entry.claimed_at, entry.claimed_at


@dataclass(frozen=True, kw_only=True)
class WeaponSeenStored(Sighting, WeaponStored):
    """As before; the last sighting stands."""

    kind = "weapon:stored"
    version = 2


@dataclass(frozen=True, kw_only=True)
class WeaponSeenIssued(Sighting, WeaponIssued):
    """As before; the last sighting stands."""

    kind = "weapon:issued"
    version = 2


@dataclass(frozen=True, kw_only=True)
class WeaponSeenTakenBack(Sighting, WeaponTakenBack):
    """As before; the last sighting stands."""

    kind = "weapon:taken_back"
    version = 2


@dataclass(frozen=True, kw_only=True)
class WeaponCountedBack(WeaponSeenTakenBack):
    """As before, and its magazines were counted against those that left: whoever took it back confirmed what misses."""

    kind = "weapon:taken_back"
    version = 3
    example = WeaponTakenBack.example | {"magazines": 0, "left_with": 2, "missing": 2}

    #: Magazines that left with it; None where no entry says.
    left_with: int | None
    missing: int

    def worded(self) -> str:
        if self.missing == 1:
            return ("*Se recibió* de %(was)s en el parque de %(custodian)s, %(condition)s, con %(magazines)s: "
                    "salió con %(left_with)s, falta 1.")
        return self.sentence if not self.missing else (
            "*Se recibió* de %(was)s en el parque de %(custodian)s, %(condition)s, con %(magazines)s: "
            "salió con %(left_with)s, faltan %(missing)s.")
