"""Identity and ownership of a weapon: registered, corrected, transferred, photographed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
from models.photograph import WeaponPhotograph
from models.weapon import Component, Weapon


@dataclass(frozen=True, kw_only=True)
class WeaponEntered(Event):
    """A weapon entered the registry, with what is known of it and how it is known (Ley art. 51.1)."""

    thing = Weapon
    creates = True
    dates = ("ballistic_on",)
    vocabularies = {"weapon_type": "weapon_type", "weapon_class": "weapon_class", "condition": "condition",
                    "serial_status": "serial_status", "action": "action", "status": "status"}

    weapon_type: str | None
    action: str | None
    make: str | None
    model: str | None
    calibre: str | None
    year: int | None
    manufacturer: str | None
    country: str | None
    importer: str | None
    serial: str | None
    serial_status: str
    serial_normalised: str | None
    #: None without a serial, and where not all of it was read: two weapons may share a pattern.
    identity: str | None
    weapon_class: str
    condition: str
    ballistic_number: str | None
    ballistic_on: date | None
    ballistic_laboratory: str | None
    standings: dict[str, str]
    owner: str
    custodian: str
    organisation: int
    place: str | None
    status: str
    #: Whether the weapon itself was in view when it was registered.
    is_seen: bool
    components: list[dict[str, Any]]
    photographs: list[Any]

    #: What the weapon has under the same name: written out, because what weapons have later is in no entry of now.
    copied: ClassVar[tuple[str, ...]] = (
        "weapon_type", "action", "make", "model", "calibre", "year", "manufacturer", "country", "importer",
        "serial", "serial_status", "serial_normalised", "identity", "weapon_class", "condition",
        "ballistic_number", "ballistic_on", "ballistic_laboratory", "standings", "owner", "custodian",
        "place", "status",
    )

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        for name in self.copied:
            setattr(thing, name, getattr(self, name))
        thing.organisation_id, thing.registered_by = self.organisation, entry.actor
        thing.custody_since, thing.due_back_at, thing.open_holds = entry.claimed_at, None, 0
        thing.open_conflicts = {}
        thing.last_seen_at = entry.claimed_at if self.is_seen else None
        session.add_all(
            Component(entry=entry.sequence, position=position, weapon_id=thing.id, **part)
            for position, part in enumerate(self.components)
        )
        add_photographs(session, entry, thing.id, self.photographs)


@dataclass(frozen=True, kw_only=True)
class WeaponRegistered(WeaponEntered):
    """A weapon was registered by itself, from a book or with the weapon in view."""

    kind = "weapon:registered"
    sentence = "*Se registró* el arma, a cargo de %(custodian)s. Propietario: %(owner)s."
    example = {
        "weapon_type": "pistol", "action": "semi_automatic", "make": "Glock", "model": "17",
        "calibre": "9 × 19 mm Parabellum", "year": 2009, "manufacturer": "Glock Ges.m.b.H.", "country": "AT",
        "importer": None, "serial": "QVX 2O8", "serial_status": "legible", "serial_normalised": "QVX2O8",
        "identity": "glock|17|9x19mmparabellum|QVX2O8", "weapon_class": "organic", "condition": "operative",
        "ballistic_number": "RB-2019-1183", "ballistic_on": "2019-06-03", "ballistic_laboratory": "CICPC",
        "standings": {"make": "seen"}, "owner": "organisation:12", "custodian": "organisation:12",
        "organisation": 12, "place": "estante 4", "status": "in_store", "is_seen": True,
        "components": [{"kind": "barrel", "serial": "QVX 2O8", "serial_normalised": "QVX2O8", "standing": "seen"}],
        "photographs": [], "source": "ab" * 32,
    }

    #: Book, folio and line, or the paper it was registered from; a commitment, or None.
    source: object | None


@dataclass(frozen=True, kw_only=True)
class WeaponCorrected(Event):
    """One fact was wrong; the entry that said so stays and is named."""

    kind = "weapon:corrected"
    thing = Weapon
    sentence = "*Se corrigió* %(fact)s (corrige el asiento %(corrects)s)."
    vocabularies = {"fact": "fact", "standing": "standing"}
    example = {"fact": "model", "was": "17L", "value": "17", "standing": "seen", "corrects": 41,
               "serial_status": None, "serial_normalised": None, "identity": "glock|17|9x19mmparabellum|QVX2O8",
               "reason": "cd" * 32}

    #: A name of `models.weapon.FACTS`.
    fact: str
    #: Values as text, whole number or ISO date; None where the standing says why.
    was: str | int | None
    value: str | int | None
    standing: str
    #: The entry that is corrected.
    corrects: int
    #: Set when the fact is the serial.
    serial_status: str | None
    serial_normalised: str | None
    #: The identity that follows from the correction; None without a serial.
    identity: str | None
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        value: Any = self.value
        setattr(thing, self.fact, date.fromisoformat(str(value)) if value and self.fact.endswith("_on") else value)
        # A new dictionary: JSON columns do not notice a change inside.
        thing.standings = thing.standings | {self.fact: self.standing}
        thing.identity = self.identity
        if self.fact == "serial":
            thing.serial_status, thing.serial_normalised = str(self.serial_status), self.serial_normalised


@dataclass(frozen=True, kw_only=True)
class WeaponPartCorrected(Event):
    """The serial of a part was wrong; the entry that said so stays and is named."""

    kind = "weapon:part_corrected"
    thing = Weapon
    sentence = ("*Se corrigió* el serial de una parte, %(component)s: decía %(was)s, dice %(serial)s "
                "(corrige el asiento %(corrects)s).")
    vocabularies = {"component": "part", "standing": "standing"}
    example = {"entry": 41, "position": 0, "component": "barrel", "was": "QVX 2O8", "serial": "QVX 208",
               "serial_normalised": "QVX208", "standing": "seen", "corrects": 41, "reason": "cd" * 32}

    #: Entry that recorded the part, and its place there.
    entry: int
    position: int
    component: str
    was: str | None
    serial: str | None
    serial_normalised: str | None
    standing: str
    #: The entry that is corrected.
    corrects: int
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        part = session.get_one(Component, (self.entry, self.position))
        part.serial, part.serial_normalised, part.standing = self.serial, self.serial_normalised, self.standing


@dataclass(frozen=True, kw_only=True)
class WeaponTransferred(Event):
    """Ownership passed with prior authorisation (Ley art. 37, art. 51.4)."""

    kind = "weapon:transferred"
    thing = Weapon
    sentence = "*Se transfirió* la propiedad de %(was)s a %(owner)s (%(cause)s), autorización %(authorisation)s."
    vocabularies = {"cause": "transfer_cause"}
    dates = ("authorised_on",)
    example = {"owner": "party:33", "was": "party:31", "cause": "donation", "authorisation": "DAEX-2026-118",
               "authorised_on": "2026-11-02", "custodian": "party:33", "organisation": 12, "status": "active"}

    owner: str
    was: str
    cause: str
    authorisation: str
    authorised_on: date
    #: Custodian, unit that answers and status after the act: unchanged unless the weapon is handed over in it.
    custodian: str
    organisation: int
    status: str

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        if self.custodian != thing.custodian:
            thing.custody_since, thing.place, thing.due_back_at = entry.claimed_at, None, None
        thing.owner, thing.custodian, thing.status = self.owner, self.custodian, self.status
        thing.organisation_id = self.organisation


@dataclass(frozen=True, kw_only=True)
class WeaponPhotographed(Event):
    """Photographs were added to the file."""

    kind = "weapon:photographed"
    thing = Weapon
    sentence = "*Se fotografió* el arma: %(count)s fotos."
    example = {"photographs": ["ab" * 32], "count": 1}

    photographs: list[Any]
    count: int

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        add_photographs(session, entry, thing.id, self.photographs)


def add_photographs(session: Session, entry: Recorded, weapon_id: int, commitments: list[Any],
                    mark_id: int | None = None) -> None:
    """Tie photographs, named by commitment, to the weapon and to the mark they show."""
    session.add_all(
        WeaponPhotograph(entry=entry.sequence, position=position, weapon_id=weapon_id, mark_id=mark_id,
                         photograph=str(commitment))
        for position, commitment in enumerate(commitments)
    )
