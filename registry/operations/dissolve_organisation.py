"""Dissolve a body that has nothing left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from sqlalchemy.orm import Session

from models.events.organisation_change import OrganisationDissolved
from models.organisation import Organisation
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.changing import ordered, refuse_answering
from registry.operations.checks import refuse_all
from registry.operations.found import found
from registry.operations.left_behind import LeftBehind, answering, left_behind

#: As many of each as are looked at: one is enough, but a disabled account is none.
SOME = 1000
#: What must be gone first, in the order in which it is told.
LEFT = (
    ("weapons", N_("Quedan armas suyas, en sus manos o a su cargo: transfiéralas o guárdelas antes en otra unidad.")),
    ("officers", N_("Quedan funcionarios asignados: asígnelos antes a otra unidad.")),
    ("below", N_("Quedan unidades que dependen de él: trasládelas o disuélvalas antes.")),
    ("accounts", N_("Quedan cuentas habilitadas en él: inhabilítelas antes.")),
    ("grants", N_("Quedan roles otorgados en él: retírelos antes.")),
)


@dataclass(frozen=True)
class DissolveFacts:
    """The body and what it has."""

    unit: Organisation
    left: LeftBehind
    answering: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class DissolveOrganisation(Operation):
    """End `organisation` by the order cited, without a successor."""

    name = "dissolve_organisation"
    permission = "organisation:merge"

    organisation: int
    order_number: str
    ordered_on: date

    def facts(self, session: Session) -> DissolveFacts:
        unit = found(session, Organisation, self.organisation)
        return DissolveFacts(unit, left_behind(session, unit.id, SOME), answering(session, unit.id))

    def organisations(self, facts: DissolveFacts) -> Iterable[int | None]:
        return [facts.unit.id, facts.unit.parent_id]

    def decide(self, facts: DissolveFacts, now: datetime, actor: int) -> list[Decision]:
        number = ordered(facts.unit, self.order_number, self.ordered_on, now)
        refuse_all([partial(_refuse_left, facts, name, msgid) for name, msgid in LEFT])
        refuse_answering(facts.answering)
        return [Decision(OrganisationDissolved(order_number=number, ordered_on=self.ordered_on), facts.unit.id)]


def _refuse_left(facts: DissolveFacts, name: str, msgid: str) -> None:
    if any(getattr(one, "is_enabled", True) for one in getattr(facts.left, name)):
        raise RuleBroken(msgid)
