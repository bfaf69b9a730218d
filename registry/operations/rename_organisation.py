"""Give a body or unit another name; its code and its history stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.organisation_change import OrganisationCalled
from models.organisation import Organisation
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.changing import refuse_closed
from registry.operations.found import found
from registry.operations.identity import folded
from registry.operations.words import required

LONGEST = 120


@dataclass(frozen=True, kw_only=True)
class RenameOrganisation(Operation):
    """Call `organisation` by `organisation_name` from now on."""

    name = "rename_organisation"
    permission = "organisation:rename"

    organisation: int
    organisation_name: str

    def facts(self, session: Session) -> Organisation:
        return found(session, Organisation, self.organisation)

    def organisations(self, facts: Organisation) -> Iterable[int | None]:
        return [facts.id]

    def decide(self, facts: Organisation, now: datetime, actor: int) -> list[Decision]:
        wanted = required(self.organisation_name, "organisation_name", LONGEST, N_("Escriba el nombre del organismo."))
        refuse_closed(facts)
        if wanted == facts.name:
            raise RuleBroken("El organismo ya se llama así.", "organisation_name")
        return [Decision(OrganisationCalled(name=wanted, was=facts.name, was_key=folded(facts.name)), facts.id)]
