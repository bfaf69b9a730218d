"""Transfer the ownership of weapons, with the prior authorisation the law asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Thing, id_of
from models.events.weapon import WeaponTransferred
from models.organisation import Organisation
from models.party import Party
from models.vocabulary import VOCABULARY
from models.weapon import Mark, Weapon
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.cited import cited_number, refuse_later
from registry.operations.custody_order import Earlier, custody_of, ownership_of, refuse_before
from registry.operations.legal_day import legal_day
from registry.operations.receiver import Receiver, receiver_of, refuse_receiver
from registry.operations.transfer_rules import refuse_cause, refuse_civilian, refuse_hand_over
from registry.operations.weapons import refuse, refuse_absent_or_withdrawn, refuse_contradicted, refuse_held, weapons_of


@dataclass(frozen=True)
class TransferFacts:
    """The weapons, who receives, the present owners by reference, and which weapons bear the civilian mark."""

    weapons: tuple[Weapon, ...]
    receiver: Receiver
    owners: dict[str, Thing]
    marked_for_civilians: frozenset[int]
    #: What the act must come after: the last change of owner, and of custody where the weapon is handed over.
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Transfer(Operation):
    """Give weapons another owner (Ley arts 37 and 51.4; Reglamento art. 106)."""

    name = "transfer"
    permission = "weapon:transfer"

    weapons: tuple[int, ...]
    #: ``party:N`` or ``organisation:N``.
    receiver: str
    #: A code of the vocabulary ``transfer_cause``.
    cause: str
    #: Number and day of the competent body's authorisation.
    authorisation: str
    authorised_on: date
    #: Whether the weapons themselves pass to the receiver in this act.
    hand_over: bool

    def facts(self, session: Session) -> TransferFacts:
        weapons = weapons_of(session, self.weapons)
        ids = [weapon.id for weapon in weapons]
        marked = select(Mark.weapon_id).where(Mark.kind == "transfer_to_civilian", Mark.weapon_id.in_(ids))
        return TransferFacts(weapons, receiver_of(session, self.receiver, legal_day(self.claimed_at)),
                             owners_of(session, weapons), frozenset(session.scalars(marked)),
                             self._earlier(session, weapons))

    def _earlier(self, session: Session, weapons: tuple[Weapon, ...]) -> tuple[Earlier, ...]:
        custody = [custody_of(session, weapons, self.claimed_at)] if self.hand_over else []
        return (ownership_of(session, weapons), *custody)

    def organisations(self, facts: TransferFacts) -> Iterable[int]:
        body = facts.receiver.organisation
        return {weapon.organisation_id for weapon in facts.weapons} | ({body.id} if body and self.hand_over else set())

    def decide(self, facts: TransferFacts, now: datetime, actor: int) -> list[Decision]:
        if self.cause not in VOCABULARY["transfer_cause"]:
            raise RuleBroken("Elija la causa de la transferencia.", "cause")
        number = cited_number(self.authorisation, "authorisation")
        refuse_later(self.authorised_on, self.claimed_at, "authorised_on",
                     "La autorización es previa: no puede ser posterior a la transferencia.")
        refuse_receiver(facts.receiver, legal_day(self.claimed_at))
        return judged(facts.weapons, lambda weapon: self._decide_one(facts, weapon, number))

    def _decide_one(self, facts: TransferFacts, weapon: Weapon, number: str) -> Decision:
        refuse_absent_or_withdrawn(weapon)
        refuse_held(weapon)
        refuse_contradicted(weapon)
        if weapon.owner == self.receiver:
            refuse(weapon, "Quien recibe ya es el propietario del arma.", "receiver")
        owner = facts.owners.get(weapon.owner)
        refuse_cause(weapon, owner, self.cause)
        refuse_civilian(weapon, owner, facts.receiver, weapon.id in facts.marked_for_civilians)
        custodian, organisation, status = self._custody(facts.receiver, weapon)
        for earlier in facts.earlier:
            refuse_before(weapon, earlier, self.claimed_at)
        return Decision(WeaponTransferred(
            owner=self.receiver, was=weapon.owner, cause=self.cause, authorisation=number,
            authorised_on=self.authorised_on, custodian=custodian, organisation=organisation, status=status), weapon.id)

    def _custody(self, receiver: Receiver, weapon: Weapon) -> tuple[str, int, str]:
        if not self.hand_over:
            return weapon.custodian, weapon.organisation_id, weapon.status
        refuse_hand_over(weapon)
        if receiver.organisation is not None:
            return self.receiver, receiver.organisation.id, "in_store"
        return self.receiver, weapon.organisation_id, "active"


def owners_of(session: Session, weapons: Iterable[Weapon]) -> dict[str, Thing]:
    """Reference of an owner → the party or the body; an unknown owner is not among them."""
    owners: dict[str, Thing] = {}
    for kind, model in (("party", Party), ("organisation", Organisation)):
        ids = {id_of(weapon.owner) for weapon in weapons if weapon.owner.startswith(f"{kind}:")}
        owners |= {thing.subject: thing for thing in session.scalars(select(model).where(model.id.in_(ids)))}
    return owners
