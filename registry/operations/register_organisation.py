"""Add a body or unit to the tree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.events.organisation import OrganisationRegistered
from models.organisation import Organisation
from models.vocabulary import VOCABULARY
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.weapons import organisation_of

CODE_FORM = re.compile(r"[A-Z0-9]{2,10}")


@dataclass(frozen=True)
class RegisterOrganisationFacts:
    """The parent, another organisation with the code, and whether there is a root already."""

    parent: Organisation | None
    namesake: Organisation | None
    has_root: bool


@dataclass(frozen=True, kw_only=True)
class RegisterOrganisation(Operation):
    """Add `organisation_name` under `parent`; without parent it becomes the root, once."""

    name = "register_organisation"
    permission = "organisation:register"

    organisation_name: str
    organisation_kind: str
    code: str
    parent: int | None

    def facts(self, session: Session) -> RegisterOrganisationFacts:
        parent = organisation_of(session, self.parent, "parent") if self.parent is not None else None
        namesake = session.scalars(select(Organisation).where(Organisation.code == self.code)).first()
        root = session.scalars(select(Organisation.id).where(Organisation.parent_id.is_(None))).first()
        return RegisterOrganisationFacts(parent, namesake, root is not None)

    def organisations(self, facts: RegisterOrganisationFacts) -> Iterable[int | None]:
        return [self.parent]

    def decide(self, facts: RegisterOrganisationFacts, now: datetime, actor: int) -> list[Decision]:
        if not self.organisation_name.strip():
            raise RuleBroken("Escriba el nombre del organismo.", "organisation_name")
        if self.organisation_kind not in VOCABULARY["organisation_kind"]:
            raise RuleBroken("Elija la clase de organismo.", "organisation_kind")
        if not CODE_FORM.fullmatch(self.code):
            raise RuleBroken("El código lleva de 2 a 10 letras mayúsculas o cifras, sin acentos.", "code")
        if facts.namesake is not None:
            raise RuleBroken("El código %(code)s ya es de %(name)s.", "code", code=self.code, name=facts.namesake.name)
        if facts.parent is None and facts.has_root:
            raise RuleBroken("Elija de qué organismo depende.", "parent")
        return [Decision(OrganisationRegistered(
            name=self.organisation_name.strip(), organisation_kind=self.organisation_kind, code=self.code,
            parent=self.parent))]
