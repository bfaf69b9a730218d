"""Marks: one event per physical mark recorded on a weapon."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
from models.events.custody import Sighting
from models.events.weapon import add_photographs
from models.weapon import Mark, Weapon


@dataclass(frozen=True, kw_only=True)
class MarkTold(Event):
    """What is told of one mark, when it is recorded and when that is corrected."""

    thing = Weapon
    vocabularies = {"mark_kind": "mark_kind", "part": "part", "face": "face", "method": "mark_method",
                    "legibility": "legibility"}

    mark_kind: str
    text: str | None
    text_normalised: str | None
    part: str
    face: str
    method: str
    #: Micrometres, None when not measured.
    depth_um: int | None
    height_um: int | None
    legibility: str
    country: str | None
    year: int | None
    #: Values of `marking.mark.Flaw`: the rules it does not meet (EU 2019/68, 2024/325; 27 CFR 478.92; CIFTA VI.1.b).
    faults: list[str]

    #: What the row of the mark has under the same name.
    copied: ClassVar[tuple[str, ...]] = ("text", "text_normalised", "part", "face", "method", "depth_um", "height_um",
                                         "legibility", "country", "year", "faults")


@dataclass(frozen=True, kw_only=True)
class WeaponMarked(MarkTold):
    """A mark was applied or read (ITI 8, Firearms Protocol 8, CIFTA VI)."""

    kind = "weapon:marked"
    sentence = "*Se asentó* %(mark_kind)s: %(text)s, %(part)s, %(face)s."
    example = {"mark_kind": "state_stock", "text": "PMLA-0142", "text_normalised": "PMLA0142", "part": "slide",
               "face": "left", "method": "dot_peen", "depth_um": 110, "height_um": 2000, "legibility": "legible",
               "country": "VE", "year": 2026, "faults": [], "photographs": [], "remarks": None}

    photographs: list[Any]
    remarks: object | None

    def worded(self) -> str:
        return self.sentence if self.text else "*Se asentó* %(mark_kind)s que no se lee, %(part)s, %(face)s."

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        session.add(Mark(id=entry.sequence, weapon_id=thing.id, kind=self.mark_kind, marked_at=entry.claimed_at,
                         **{name: getattr(self, name) for name in self.copied}))
        thing.last_seen_at = entry.claimed_at
        add_photographs(session, entry, thing.id, self.photographs, mark_id=entry.sequence)


@dataclass(frozen=True, kw_only=True)
class WeaponSeenMarked(Sighting, WeaponMarked):
    """As before; the last sighting stands."""

    kind = "weapon:marked"
    version = 2


@dataclass(frozen=True, kw_only=True)
class WeaponMarkCorrected(MarkTold):
    """What was recorded of a mark was wrong; the entry that said so stays and is named."""

    kind = "weapon:mark_corrected"
    sentence = ("*Se corrigió* el marcaje del asiento %(mark)s: decía %(was)s; es %(mark_kind)s, %(text)s, %(part)s, "
                "%(face)s (corrige el asiento %(corrects)s).")
    example = {"mark": 46, "corrects": 46, "was": "PMLA-0142", "mark_kind": "state_stock", "text": "PMLA-0124",
               "text_normalised": "PMLA0124", "part": "slide", "face": "left", "method": "dot_peen", "depth_um": 110,
               "height_um": 2000, "legibility": "legible", "country": "VE", "year": 2026, "faults": [],
               "reason": "cd" * 32}

    #: Entry that recorded the mark, and the one that is corrected.
    mark: int
    corrects: int
    #: The text as it was recorded.
    was: str | None
    reason: object

    def worded(self) -> str:
        return self.sentence if self.text else (
            "*Se corrigió* el marcaje del asiento %(mark)s: decía %(was)s; es %(mark_kind)s que no se lee, %(part)s, "
            "%(face)s (corrige el asiento %(corrects)s).")

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        mark = session.get_one(Mark, self.mark)
        mark.kind = self.mark_kind
        for name in self.copied:
            setattr(mark, name, getattr(self, name))
