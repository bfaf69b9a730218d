"""Add photographs to the file of a weapon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.events.weapon import WeaponPhotographed
from models.photograph import Photograph as Picture
from models.photograph import WeaponPhotograph
from models.vocabulary import N_
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.found import found
from registry.operations.weapons import refuse_withdrawn

#: As many as one act may add.
MOST = 20
HOW_MANY = N_("Elija de 1 a %(most)s fotos.")


@dataclass(frozen=True)
class PhotographFacts:
    """The weapon, and the digests of the pictures its file holds."""

    weapon: Weapon
    digests: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Photograph(Operation):
    """Add pictures; those of a missing weapon help to find it."""

    name = "photograph"
    permission = "weapon:photograph"

    weapon: int
    photographs: tuple[Picture, ...]

    def facts(self, session: Session) -> PhotographFacts:
        weapon = found(session, Weapon, self.weapon)
        tied = select(WeaponPhotograph.photograph).where(WeaponPhotograph.weapon_id == weapon.id)
        return PhotographFacts(weapon, digests_of(session, tied))

    def organisations(self, facts: PhotographFacts) -> Iterable[int]:
        return [facts.weapon.organisation_id]

    def decide(self, facts: PhotographFacts, now: datetime, actor: int) -> list[Decision]:
        refuse_withdrawn(facts.weapon)
        refuse_pictures(self.photographs, facts.digests, N_("Una de las fotos ya está en la ficha del arma."))
        return [Decision(WeaponPhotographed(photographs=list(self.photographs), count=len(self.photographs)),
                         facts.weapon.id)]


def digests_of(session: Session, tied: Select[str]) -> frozenset[str]:
    """The digests of the pictures whose commitments `tied` selects."""
    return frozenset(session.scalars(select(Picture.digest).where(Picture.commitment.in_(tied))))


def refuse_pictures(added: Sequence[Picture], held: frozenset[str], twice: str) -> None:
    """Refuse none, more than an act may add, and with the msgid `twice` one that is there already or comes twice."""
    if not 1 <= len(added) <= MOST:
        raise RuleBroken(HOW_MANY, "photographs", most=MOST)
    digests = [picture.digest for picture in added]
    if held.intersection(digests) or len(set(digests)) < len(digests):
        raise RuleBroken(twice, "photographs")
