"""When something is wrong with a weapon: not located, lost, stolen, found, held, withdrawn."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
from models.events.custody import Sighting
from models.weapon import Hold, Weapon


@dataclass(frozen=True, kw_only=True)
class WeaponNotLocated(Event):
    """Nobody can show the weapon; no loss or theft is declared yet."""

    kind = "weapon:not_located"
    thing = Weapon
    sentence = "*Se declaró* no localizada; la tenía %(was)s y queda %(custodian)s."
    example = {"custodian": "to_be_located:12", "was": "party:33", "reason": "cd" * 32}

    custodian: str
    was: str
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        _leave(thing, self.custodian, "not_located", entry)


@dataclass(frozen=True, kw_only=True)
class WeaponLost(Event):
    """The weapon was declared lost (Ley art. 51.5)."""

    kind = "weapon:lost"
    thing = Weapon
    sentence = "*Se declaró* extraviada; la tenía %(was)s. Denuncia %(crime_report)s."
    dates = ("reported_on",)
    example = {"custodian": "to_be_located:12", "was": "party:33", "crime_report": "K-26-0118-00412",
               "reported_on": "2026-11-20", "reason": "cd" * 32}

    custodian: str
    was: str
    crime_report: str
    reported_on: date
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        _leave(thing, self.custodian, "lost", entry)


@dataclass(frozen=True, kw_only=True)
class WeaponStolen(Event):
    """The weapon was declared stolen, without violence (hurto) or with it (robo) (Ley art. 51.5)."""

    kind = "weapon:stolen"
    thing = Weapon
    sentence = "*Se declaró* objeto de %(manner)s; la tenía %(was)s. Denuncia %(crime_report)s."
    vocabularies = {"manner": "theft_manner"}
    dates = ("reported_on",)
    example = {"custodian": "to_be_located:12", "was": "party:33", "manner": "robbery",
               "crime_report": "K-26-0118-00412", "reported_on": "2026-11-20", "reason": "cd" * 32}

    custodian: str
    was: str
    manner: str
    crime_report: str
    reported_on: date
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        _leave(thing, self.custodian, "stolen", entry)


@dataclass(frozen=True, kw_only=True)
class WeaponFound(Event):
    """A weapon that nobody could show is in view again, in a unit's armoury."""

    kind = "weapon:found"
    thing = Weapon
    sentence = "*Se halló* y quedó en el parque de %(custodian)s; constaba como %(was_status)s."
    vocabularies = {"was_status": "status"}
    example = {"custodian": "organisation:12", "organisation": 12, "was": "to_be_located:12",
               "was_status": "not_located", "place": "estante 4", "reason": "cd" * 32}

    custodian: str
    organisation: int
    was: str
    was_status: str
    place: str | None
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        _leave(thing, self.custodian, "in_store", entry)
        thing.organisation_id, thing.place, thing.last_seen_at = self.organisation, self.place, entry.claimed_at


@dataclass(frozen=True, kw_only=True)
class WeaponSeenFound(Sighting, WeaponFound):
    """As before; the last sighting stands."""

    kind = "weapon:found"
    version = 2


@dataclass(frozen=True, kw_only=True)
class WeaponHeld(Event):
    """A prosecutor or a court ordered the weapon kept (Ley art. 98)."""

    kind = "weapon:held"
    thing = Weapon
    sentence = "*Se retuvo* por orden de %(authority)s, oficio %(order_number)s."
    vocabularies = {"authority": "hold_authority"}
    dates = ("ordered_on",)
    example = {"authority": "prosecution_service", "order_number": "204/2026", "ordered_on": "2026-11-09",
               "reason": "cd" * 32}

    authority: str
    order_number: str
    ordered_on: date
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        thing.open_holds += 1
        session.add(Hold(id=entry.sequence, weapon_id=thing.id, authority=self.authority,
                         order_number=self.order_number, ordered_on=self.ordered_on,
                         held_at=entry.claimed_at, released_entry=None))


@dataclass(frozen=True, kw_only=True)
class WeaponReleased(Event):
    """The order that held the weapon was lifted by another order."""

    kind = "weapon:released"
    thing = Weapon
    sentence = "*Se liberó* de la retención del asiento %(hold)s, oficio %(order_number)s."
    dates = ("ordered_on",)
    example = {"hold": 77, "order_number": "219/2026", "ordered_on": "2026-11-20", "reason": "cd" * 32}

    #: Entry of the hold that is lifted.
    hold: int
    order_number: str
    ordered_on: date
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        thing.open_holds -= 1
        session.get_one(Hold, self.hold).released_entry = entry.sequence


@dataclass(frozen=True, kw_only=True)
class WeaponWithdrawn(Event):
    """The weapon left the registry for good; nothing can happen to it any more."""

    kind = "weapon:withdrawn"
    thing = Weapon
    sentence = "*Se dio de baja* (%(cause)s), orden %(order_number)s."
    vocabularies = {"cause": "withdrawal_cause"}
    dates = ("ordered_on",)
    example = {"cause": "exported", "order_number": "DAEX-2026-201", "ordered_on": "2026-11-20",
               "custodian": "withdrawn:12", "was": "organisation:12", "reason": "cd" * 32}

    cause: str
    order_number: str
    ordered_on: date
    custodian: str
    was: str
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        _leave(thing, self.custodian, "withdrawn", entry)


def _leave(thing: Weapon, custodian: str, status: str, entry: Recorded) -> None:
    thing.custodian, thing.status = custodian, status
    thing.custody_since, thing.due_back_at, thing.place = entry.claimed_at, None, None
