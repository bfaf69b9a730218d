"""The load of a unit is closed: from now on a list adds to what was counted, and says so."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.events.base import Event
from models.organisation import Organisation


@dataclass(frozen=True, kw_only=True)
class OrganisationBaselineClosed(Event):
    """The initial load of a unit and of everything below it ended: what was loaded, and how much remains to be done."""

    kind = "organisation:baseline_closed"
    thing = Organisation
    sentence = ("*Se cerró* la carga inicial: %(weapons)s armas, %(seen)s de ellas vistas, de %(sources)s fuentes;"
                " quedan por localizar %(to_be_located)s, seriales no leídos %(unread)s, filas rechazadas %(refused)s,"
                " contradicciones abiertas %(conflicts)s y pares parecidos por decidir %(near_pairs)s.")
    example = {"weapons": 2987, "seen": 12, "sources": 2, "to_be_located": 41, "unread": 9, "refused": 13,
               "conflicts": 7, "near_pairs": 4, "remains": "ab" * 32}

    #: Weapons not withdrawn, and how many of them somebody had in view.
    weapons: int
    seen: int
    sources: int
    to_be_located: int
    #: Weapons whose serial nobody could read whole.
    unread: int
    #: Rows of the sources that remain: refused and not brought again in a corrected file, or not judged.
    refused: int
    conflicts: int
    #: None where they were not counted.
    near_pairs: int | None
    #: A commitment to the list of all of it, thing by thing.
    remains: object

    def worded(self) -> str:
        if self.near_pairs is None:
            return ("*Se cerró* la carga inicial: %(weapons)s armas, %(seen)s de ellas vistas, de %(sources)s fuentes;"
                    " quedan por localizar %(to_be_located)s, seriales no leídos %(unread)s, filas rechazadas"
                    " %(refused)s y contradicciones abiertas %(conflicts)s.")
        return self.sentence

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.baseline_entry = entry.sequence
