"""Add photographs to the file of a weapon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.weapon import WeaponPhotographed
from models.photograph import Photograph as Picture
from models.photograph import WeaponPhotograph
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.found import found
from registry.operations.weapons import refuse_withdrawn

#: As many as one act may add.
MOST = 20


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
        digests = session.scalars(select(Picture.digest).where(Picture.commitment.in_(tied)))
        return PhotographFacts(weapon, frozenset(digests))

    def organisations(self, facts: PhotographFacts) -> Iterable[int]:
        return [facts.weapon.organisation_id]

    def decide(self, facts: PhotographFacts, now: datetime, actor: int) -> list[Decision]:
        refuse_withdrawn(facts.weapon)
        if not 1 <= len(self.photographs) <= MOST:
            raise RuleBroken("Elija de 1 a %(most)s fotos.", "photographs", most=MOST)
        digests = [picture.digest for picture in self.photographs]
        if facts.digests.intersection(digests) or len(set(digests)) < len(digests):
            raise RuleBroken("Una de las fotos ya está en la ficha del arma.", "photographs")
        return [Decision(WeaponPhotographed(photographs=list(self.photographs), count=len(self.photographs)),
                         facts.weapon.id)]
