"""Let a body or unit answer to another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.organisation import OrganisationMoved
from models.organisation import Organisation, line_of
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.changing import refuse_changed
from registry.operations.found import found
from registry.operations.weapons import organisation_of


@dataclass(frozen=True)
class MoveOrganisationFacts:
    """The unit, the body it would answer to, and the ids from that body up to the root."""

    unit: Organisation
    parent: Organisation
    line: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class MoveOrganisation(Operation):
    """Put `organisation` under `parent`; who moves it must reach both bodies and the unit."""

    name = "move_organisation"
    permission = "organisation:move"

    organisation: int
    parent: int

    def facts(self, session: Session) -> MoveOrganisationFacts:
        unit = found(session, Organisation, self.organisation)
        parent = organisation_of(session, self.parent, "parent")
        return MoveOrganisationFacts(unit, parent, frozenset(node.id for node in line_of(session, parent.id)))

    def organisations(self, facts: MoveOrganisationFacts) -> Iterable[int | None]:
        return [facts.unit.id, facts.unit.parent_id, facts.parent.id]

    def decide(self, facts: MoveOrganisationFacts, now: datetime, actor: int) -> list[Decision]:
        if facts.unit.parent_id is None:
            raise RuleBroken("El organismo raíz no depende de ningún otro y no se traslada.", "parent")
        refuse_changed(facts.unit)
        if facts.unit.id in facts.line:
            raise RuleBroken("Un organismo no puede depender de sí mismo ni de una unidad suya.", "parent")
        if facts.unit.parent_id == facts.parent.id:
            raise RuleBroken("Ya depende de %(name)s.", "parent", name=facts.parent.name)
        return [Decision(OrganisationMoved(parent_organisation=facts.parent.subject,
                                           was_organisation=f"organisation:{facts.unit.parent_id}"), facts.unit.id)]
