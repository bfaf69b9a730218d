"""What somebody confirmed of a weapon that seemed unlikely, and which other weapon he said it is not."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
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
