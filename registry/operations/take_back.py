"""Take weapons back from the officers who had them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from models.committed import PrivateText
from models.events.custody import WeaponCountedBack
from models.vocabulary import N_, VOCABULARY
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.magazines_out import magazines_out
from registry.operations.on_weapons import OnWeapons, magazines_of
from registry.operations.questions import FEWER_MAGAZINES, FewerMagazines, Question, Short
from registry.operations.weapons import OfWeapons, refuse, refuse_missing, refuse_place


@dataclass(frozen=True, kw_only=True)
class TakeBack(OnWeapons):
    """Receive issued weapons in the armoury of the unit that answers for them."""

    name = "take_back"
    permission = "weapon:take_back"

    place: str | None
    condition: str
    #: Magazines that came back with each weapon, in the order of `weapons`.
    magazines: tuple[int, ...]
    remarks: str | None
    #: Unit that answers → place, when weapons of several armouries come back at once; `place` for all others.
    place_by_unit: tuple[tuple[int, str | None], ...] = ()

    def facts(self, session: Session) -> OfWeapons:
        facts = super().facts(session)
        return replace(facts, left_with=magazines_out(session, facts.weapons))

    def questions(self, facts: OfWeapons, now: datetime) -> list[Question]:
        short = tuple(Short(weapon.id, weapon.serial or "", left_with, left_with - came)
                      for weapon, came in zip(facts.weapons, self.magazines, strict=False)
                      if (left_with := facts.left_with.get(weapon.id, 0)) > came)
        return [FewerMagazines(FEWER_MAGAZINES, short=short)] if short else []

    def decide(self, facts: OfWeapons, now: datetime, actor: int) -> list[Decision]:
        for place in (self.place, *(place for _, place in self.place_by_unit)):
            refuse_place(place)
        if self.condition not in VOCABULARY["condition"]:
            raise RuleBroken("Elija la condición en que se recibe.", "condition")
        magazines = magazines_of(self.weapons, self.magazines,
                                 N_("Escriba cuántos cargadores se reciben con cada arma, de 0 a 20."))
        return self.each(facts, lambda weapon: self._decide_one(
            weapon, magazines[weapon.id], facts.left_with.get(weapon.id)))

    def _decide_one(self, weapon: Weapon, magazines: int, left_with: int | None) -> Decision:
        refuse_missing(weapon)
        if weapon.status != "issued_out":
            refuse(weapon, "El arma no consta como entregada a un funcionario.")
        remarks = PrivateText.of(text=self.remarks) if self.remarks else None
        return Decision(WeaponCountedBack(
            custodian=f"organisation:{weapon.organisation_id}", was=weapon.custodian,
            place=dict(self.place_by_unit).get(weapon.organisation_id, self.place), condition=self.condition,
            magazines=magazines, left_with=left_with, missing=max((left_with or 0) - magazines, 0),
            remarks=remarks), weapon.id)
