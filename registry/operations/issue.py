"""Issue weapons to an officer, who answers for them until they are taken back."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from models.committed import PrivateText
from models.events.custody import WeaponSeenIssued
from models.vocabulary import N_
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.on_weapons import OnWeapons, magazines_of
from registry.operations.weapons import (
    OfWeapons,
    entitled,
    party_of,
    refuse,
    refuse_held,
    refuse_missing,
    refuse_withdrawn,
)


@dataclass(frozen=True, kw_only=True)
class Issue(OnWeapons):
    """Hand weapons out of the armoury to one officer (Providencia DAEX-004-2013, V.H.1)."""

    name = "issue"
    permission = "weapon:issue"

    #: Party who receives.
    receiver: int
    #: None for a standing issue (dotación).
    due_back_at: datetime | None
    #: Magazines handed with each weapon, in the order of `weapons`.
    magazines: tuple[int, ...]
    purpose: str | None

    def facts(self, session: Session) -> OfWeapons:
        return replace(super().facts(session), party=party_of(session, self.receiver))

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        assert facts.party is not None
        entitled(facts.party)
        if self.due_back_at is not None and self.due_back_at <= self.claimed_at:
            raise RuleBroken("La devolución debe ser después de la entrega.", "due_back_at")
        magazines = magazines_of(self.weapons, self.magazines,
                                 N_("Escriba cuántos cargadores se entregan con cada arma, de 0 a 20."))
        return self.each(facts, lambda weapon: self._decide_one(weapon, magazines[weapon.id]))

    def _decide_one(self, weapon: Weapon, magazines: int) -> Decision:
        refuse_withdrawn(weapon)
        refuse_missing(weapon)
        refuse_held(weapon)
        if weapon.status == "issued_out":
            refuse(weapon, "El arma ya está entregada a un funcionario.")
        if weapon.status != "in_store":
            refuse(weapon, "El arma no está en el parque. Guárdela primero.")
        if weapon.condition != "operative":
            refuse(weapon, "El arma no está operativa.")
        purpose = PrivateText.of(text=self.purpose) if self.purpose else None
        return Decision(WeaponSeenIssued(custodian=f"party:{self.receiver}", was=weapon.custodian,
                                     due_back_at=self.due_back_at, magazines=magazines, purpose=purpose), weapon.id)
