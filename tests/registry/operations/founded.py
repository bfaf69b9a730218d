"""A registry just opened, on either database: a root, two forces, and administrators made by the real acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine

import models.schema  # noqa: F401 - every table and event kind
from models.base import Thing
from models.database import engine_for, reading
from models.migrate import upgrade
from registry.operations import Operation, Performed, perform
from registry.operations.base import new_act_key
from registry.operations.enrolment import Enrolment
from registry.operations.grant_role import GrantRole
from registry.operations.open_registry import OpenRegistry
from registry.operations.party_identity import Particulars
from registry.operations.register_organisation import RegisterOrganisation
from registry.operations.register_party import RegisterParty
from registry.operations.register_user import RegisterUser

SYSTEM = 0


@dataclass
class Founded:
    """The registry and the ids of its bodies."""

    engine: Engine
    root: int = 0
    force: int = 0
    other_force: int = 0
    people: int = 0

    def do(self, operation: type[Operation], actor: int = SYSTEM, **values: Any) -> Performed:
        """Perform the operation now, or as of `claimed_at`, as `actor`."""
        envelope = {"act": new_act_key(), "claimed_at": datetime.now(UTC)}
        return perform(self.engine, operation(**envelope | values), actor)

    def made(self, operation: type[Operation], actor: int = SYSTEM, **values: Any) -> int:
        """Perform the operation and give the id of the thing it created."""
        return self.do(operation, actor, **values).entries[0]

    def unit(self, name: str, code: str, parent: int | None) -> int:
        """A body or unit."""
        return self.made(RegisterOrganisation, organisation_name=name, organisation_kind="force", code=code,
                         parent=parent)

    def particulars(self, **changed: Any) -> Particulars:
        """An identity nobody has yet."""
        self.people += 1
        values = {"document_kind": "identity_card", "document_country": "VE", "given_names": "Ana",
                  "family_names": "Mora", "document_number": f"V-{20_000_000 + self.people}"}
        return Particulars(**values | changed)

    def person(self, organisation: int | None = None, **changed: Any) -> int:
        """A natural person."""
        return self.made(RegisterParty, party_kind="natural", particulars=self.particulars(**changed),
                         organisation=organisation)

    def user(self, organisation: int, *roles: str, party: int | None = None, username: str | None = None) -> int:
        """An account with roles in the organisation where it works; its first sign-in is still to come."""
        party = party or self.person(organisation)
        name = username or f"cuenta{party}"
        user = self.made(RegisterUser, party=party, organisation=organisation, username=name, enrolment=enrolment())
        for role in roles:
            self.do(GrantRole, user=user, role=role, organisation=organisation)
        return user

    def thing(self, model: type[Thing], id_: int) -> Any:
        """The thing as it stands."""
        with reading(self.engine) as session:
            return session.get_one(model, id_)


def enrolment() -> Enrolment:
    """A first sign-in whose code nobody needs to know."""
    return Enrolment("argon2id of a code", datetime.now(UTC) + timedelta(hours=72))


def founded(url: str) -> Founded:
    """A registry opened in the new database at `url`."""
    upgrade(url)
    registry = Founded(engine_for(url))
    registry.do(OpenRegistry, origin="demo.example/trazarma", is_demo=True)
    registry.root = registry.unit("Oficina Central", "OC", None)
    registry.force = registry.unit("Policía Municipal de Los Aleros", "PMLA", registry.root)
    registry.other_force = registry.unit("Policía del Puerto", "PDP", registry.root)
    return registry
