"""Loading weapons for an act, and the rules several acts share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.party import Party
from models.vocabulary import N_
from models.weapon import Weapon
from registry.errors import NotFound, RuleBroken
from registry.operations.changing import refuse_closed
from registry.operations.custody_order import Earlier
from registry.operations.party_merger import refuse_merged
from registry.operations.words import refuse_unwritable

#: What is told of a weapon that nobody could show, by its situation.
FIND_FIRST = {
    "not_located": N_("El arma consta como no localizada. Asiente primero su hallazgo."),
    "lost": N_("El arma consta como extraviada. Asiente primero su hallazgo."),
    "stolen": N_("El arma consta como hurtada o robada. Asiente primero su hallazgo."),
}
CONTRADICTED = N_("Hay papeles que se contradicen sobre esta arma. Decida primero cuál vale, en las contradicciones de "
                  "su ficha.")
#: Situations in which nobody can show the weapon.
MISSING = frozenset(FIND_FIRST)
#: Situations in which somebody can.
PRESENT = frozenset({"active", "in_store", "issued_out"})
#: A place stands in the entry for ever, so it is the name of a shelf and not a text.
LONGEST_PLACE = 60


@dataclass(frozen=True)
class OfWeapons:
    """Facts of an act on weapons: the weapons, in the order asked, and whom else it concerns."""

    weapons: tuple[Weapon, ...]
    unit: Organisation | None = None
    party: Party | None = None
    #: What the act must come after, where that is not plain.
    earlier: Earlier = field(default_factory=dict)
    #: Weapon id → magazines that left with it, of those that somebody has out.
    left_with: Mapping[int, int] = field(default_factory=dict)

    @property
    def organisations(self) -> set[int]:
        """The units that answer for the weapons."""
        return {weapon.organisation_id for weapon in self.weapons}


def weapons_of(session: Session, ids: Iterable[int]) -> tuple[Weapon, ...]:
    """The weapons by id, in that order; `NotFound` when one is missing."""
    wanted = list(dict.fromkeys(ids))
    found = {weapon.id: weapon for weapon in session.scalars(select(Weapon).where(Weapon.id.in_(wanted)))}
    if not wanted or len(found) != len(wanted):
        raise NotFound()
    return tuple(found[id_] for id_ in wanted)


def organisation_of(session: Session, id_: int, field: str = "organisation") -> Organisation:
    """The organisation, which must still exist, or a sentence beside the field."""
    organisation = session.get(Organisation, id_)
    if organisation is None:
        raise RuleBroken("Elija una unidad del organigrama.", field)
    refuse_closed(organisation, field)
    return organisation


def party_of(session: Session, id_: int, field: str = "receiver") -> Party:
    """The party, or a sentence beside the field."""
    party = session.get(Party, id_)
    if party is None:
        raise RuleBroken("Elija una persona registrada.", field)
    refuse_merged(party, field)
    return party


def refuse(weapon: Weapon, msgid: str, field: str = "weapons") -> None:
    """Refuse the act for this weapon."""
    raise RuleBroken(msgid, field, subject=weapon.subject, serial=weapon.serial or "", status=weapon.status)


def refuse_withdrawn(weapon: Weapon) -> None:
    """Terminal: no further events (V12 of the validation rules)."""
    if weapon.status == "withdrawn":
        refuse(weapon, "El arma está dada de baja: ya no admite actos.")


def refuse_held(weapon: Weapon) -> None:
    """An order of a prosecutor or a court blocks it (Ley art. 98)."""
    if weapon.open_holds:
        refuse(weapon, "El arma está retenida por orden fiscal o judicial. Apártela y avise al comandante.")


def refuse_contradicted(weapon: Weapon) -> None:
    """While two papers contradict each other about it, it is neither transferred nor destroyed; all else goes on."""
    if weapon.open_conflicts:
        refuse(weapon, CONTRADICTED)


def refuse_missing(weapon: Weapon) -> None:
    """Who has a missing weapon in hand must first record that it was found."""
    if weapon.status in MISSING:
        refuse(weapon, FIND_FIRST[weapon.status])


def entitled(party: Party) -> None:
    """Raise unless the party is a living, not suspended natural person who serves in a unit."""
    if party.kind != "natural":
        raise RuleBroken("Solo se entrega a una persona natural.", "receiver")
    if not party.is_alive:
        raise RuleBroken("Consta el fallecimiento de esta persona.", "receiver")
    if party.is_suspended:
        raise RuleBroken("Esta persona está suspendida: no puede recibir armas.", "receiver")
    if party.organisation_id is None:
        raise RuleBroken("Esta persona no presta servicio en ninguna unidad.", "receiver")


def refuse_absent(weapon: Weapon) -> None:
    """What needs the weapon itself is refused while nobody can show it."""
    refuse_missing(weapon)
    if weapon.status not in PRESENT:
        refuse(weapon, "El arma está por localizar. Guárdela primero en un parque.")


def refuse_absent_or_withdrawn(weapon: Weapon) -> None:
    """Only a weapon in the registry that somebody can show."""
    refuse_withdrawn(weapon)
    refuse_absent(weapon)


def refuse_place(place: str | None) -> None:
    """Refuse what is too long, or too strange, to name a shelf or a rack."""
    refuse_unwritable(place, "place", LONGEST_PLACE)
