"""What somebody confirmed of a weapon that seemed unlikely, and which other weapon he said it is not."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import id_of
from models.envelope import Recorded
from models.events.base import Event
from models.near_pair import JoinedRecord, ToldApart
from models.weapon import Weapon


@dataclass(frozen=True, kw_only=True)
class WeaponConfirmed(Event):
    """Asked about something unlikely, whoever acted said that it is so."""

    kind = "weapon:confirmed"
    thing = Weapon
    sentence = "*Se confirmó* que %(doubt)s."
    vocabularies = {"doubt": "doubt"}
    example = {"doubt": "before_cartridges"}

    #: What was asked about.
    doubt: str

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        """Nothing of the weapon changes: that it was asked and answered is what is kept."""


@dataclass(frozen=True, kw_only=True)
class WeaponToldApart(Event):
    """Two weapons whose serials could be taken for each other were compared: they are two (V01)."""

    kind = "weapon:told_apart"
    thing = Weapon
    sentence = "*Se distinguió* del arma %(other)s, de serial parecido: son dos armas."
    example = {"other": "weapon:57", "reason": None}

    #: Reference of the other weapon.
    other: str
    #: A commitment to what was written about it; None when it was only answered.
    reason: object | None

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        """Nothing of the weapon changes: that both were compared is what is kept."""


@dataclass(frozen=True, kw_only=True)
class WeaponDistinguished(Event):
    """The same, and the pair is kept: two weapons told apart are not shown as alike again."""

    kind = "weapon:told_apart"
    version = 2
    thing = Weapon
    sentence = WeaponToldApart.sentence
    example = {"other": "weapon:57", "reason": None}

    #: Reference of the other weapon.
    other: str
    #: A commitment to what was written about it; None when it was only answered.
    reason: object | None

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        session.add(ToldApart(entry=entry.sequence, weapon_id=thing.id, other_id=id_of(self.other)))


@dataclass(frozen=True, kw_only=True)
class WeaponRegisteredTwice(Event):
    """Two records were of one weapon: this one ends, and names the one that stays.

    Its identity is free again, so that the record that stays may be found to have borne it all along.
    """

    kind = "weapon:registered_twice"
    thing = Weapon
    sentence = "*Se dio de baja* por estar registrada dos veces: es el arma %(stays)s, que queda."
    example = {"stays": "weapon:57", "custodian": "withdrawn:12", "was": "to_be_located:12", "reason": "cd" * 32}

    #: Reference of the record that stays.
    stays: str
    custodian: str
    was: str
    reason: object

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        thing.custodian, thing.status, thing.identity = self.custodian, "withdrawn", None
        thing.custody_since, thing.due_back_at, thing.place = entry.claimed_at, None, None
        session.add(JoinedRecord(weapon_id=thing.id, stays_id=id_of(self.stays)))
