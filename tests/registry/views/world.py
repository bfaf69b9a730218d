"""A small registry to draw pages of: two bodies, people with each role, a few weapons in different situations."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from models.base import Thing
from models.database import performing, reading
from models.events.user import UserGranted, UserRegistered
from models.party import Party, PartyIdentity
from models.user import UserLogin
from models.weapon import FACTS
from registry.operations import Operation, Performed, perform
from registry.operations.base import Decision, new_act_key
from registry.operations.issue import Issue
from registry.operations.open_registry import OpenRegistry
from registry.operations.party_identity import Particulars
from registry.operations.register import Register
from registry.operations.register_catalogue_items import CatalogueWord, RegisterCatalogueItems
from registry.operations.register_organisation import RegisterOrganisation
from registry.operations.register_party import RegisterParty
from registry.operations.set_legal_parameter import SetLegalParameter

SYSTEM = 0
#: Ballistic papers are the rarest: most weapons of the world have none.
MISSING = ("importer", "ballistic_number", "ballistic_on", "ballistic_laboratory")
GLOCK = {
    "weapon_type": "pistol", "action": "semi_automatic", "make": "Glock", "model": "17",
    "calibre": "9 × 19 mm Parabellum", "year": 2009, "manufacturer": "Glock Ges.m.b.H.", "country": "AT",
    "importer": None, "weapon_class": "organic", "condition": "operative",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SeedUser(Operation):
    """An account with its roles in one act, as no counter makes them."""

    name = "register_user"
    permission = "user:register"

    party: int
    organisation: int
    username: str

    def facts(self, session: Any) -> None:
        """Nothing is looked up."""

    def organisations(self, facts: None) -> list[int | None]:
        return [self.organisation]

    def decide(self, facts: None, now: datetime, actor: int) -> list[Decision]:
        return [Decision(UserRegistered(party=f"party:{self.party}", organisation=f"organisation:{self.organisation}",
                                        login=UserLogin.of(username=self.username)))]


@dataclass(frozen=True, kw_only=True)
class SeedGrant(Operation):
    """A role of an account, whoever grants it."""

    name = "grant_role"
    permission = "user:grant"

    user: int
    role: str
    organisation: int

    def facts(self, session: Any) -> None:
        """Nothing is looked up."""

    def organisations(self, facts: None) -> list[int | None]:
        return [self.organisation]

    def decide(self, facts: None, now: datetime, actor: int) -> list[Decision]:
        return [Decision(UserGranted(role=self.role, organisation=f"organisation:{self.organisation}"), self.user)]


@dataclass
class World:
    """Ids of what was made; acts by the system stand for what came before."""

    engine: Engine
    units: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    users: dict[str, int] = field(default_factory=dict)
    weapons: dict[str, int] = field(default_factory=dict)
    #: Cédula of each person.
    documents: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def do(self, operation: type[Operation], actor: int = SYSTEM, **values: Any) -> Performed:
        """Perform an operation now, or when `claimed_at` says."""
        claimed_at = values.pop("claimed_at", None) or datetime.now(UTC)
        return perform(self.engine, operation(act=new_act_key(), claimed_at=claimed_at, **values), actor)

    def last_entry(self, model: type[Thing], id_: int) -> int:
        """Where the thing stands now."""
        with reading(self.engine) as session:
            return session.get_one(model, id_).last_entry

    def erase_identity(self, party_id: int) -> None:
        """Erase who a person is, as the law may order; the ledger keeps its commitment."""
        with performing(self.engine) as session:
            party = session.get_one(Party, party_id)
            session.delete(session.get_one(PartyIdentity, party.identity))

    def unit(self, name: str, kind: str, code: str, parent: str | None = None) -> int:
        """A body or unit."""
        done = self.do(RegisterOrganisation, organisation_name=name, organisation_kind=kind, code=code,
                       parent=self.units[parent] if parent else None)
        self.units[code] = done.entries[0]
        return done.entries[0]

    def person(self, given: str, family: str, unit: str | None, badge: str | None = None) -> int:
        """A natural person with a cédula of their own; an officer when there is a unit."""
        number = f"V-{10_000_000 + next(self.numbers)}"
        particulars = Particulars(
            document_kind="identity_card", document_country="VE", document_number=number,
            given_names=given, family_names=family, birth_date=date(1985, 4, 12), badge_number=badge,
            rank="Oficial Jefe" if badge else None)
        done = self.do(RegisterParty, party_kind="natural", particulars=particulars,
                       organisation=self.units[unit] if unit else None)
        self.people[f"{given} {family}"] = done.entries[0]
        self.documents[f"{given} {family}"] = number
        return done.entries[0]

    def user(self, name: str, role: str, unit: str, given: str, family: str) -> int:
        """An account with one role in the unit where it works."""
        party = self.person(given, family, unit)
        user = self.do(SeedUser, party=party, organisation=self.units[unit], username=name).entries[0]
        self.do(SeedGrant, user=user, role=role, organisation=self.units[unit])
        self.users[name] = user
        return user

    def weapon(self, serial: str | None, unit: str, actor: int = SYSTEM, **changed: Any) -> int:
        """A Glock 17 in the armoury of the unit, unless told otherwise."""
        facts = GLOCK | {name: changed.pop(name) for name in list(changed) if name in FACTS}
        standings = {name: "seen" if facts.get(name) is not None else "not_recorded" for name in FACTS}
        standings["serial"] = "seen" if serial else "illegible"
        custodian = f"organisation:{self.units[unit]}"
        values = {"custodian": custodian, "owner": custodian, "organisation": self.units[unit], "place": "estante 4",
                  "serial": serial, "serial_status": "legible" if serial else "obliterated",
                  "standings": standings | changed.pop("standings", {})} | changed
        done = self.do(Register, actor, **facts, **values)
        self.weapons[serial or "illegible"] = done.entries[0]
        return done.entries[0]

    def issue(self, weapon: int, receiver: int, actor: int = SYSTEM, due: datetime | None = None,
              claimed_at: datetime | None = None) -> Performed:
        """Hand the weapon to the officer until `due`, or as a standing issue."""
        return self.do(Issue, actor, weapons=(weapon,), receiver=receiver, due_back_at=due, magazines=(2,),
                       purpose="Servicio de patrullaje", claimed_at=claimed_at)


def small_world(engine: Engine) -> World:
    """Two police bodies under one authority; the second one's things are invisible to the first."""
    world = World(engine)
    world.do(OpenRegistry, origin="demo.example/trazarma", is_demo=True)
    world.do(SetLegalParameter, parameter="request_hours", value=72, source="Manual interno", certainty="unverified",
             valid_from=date(2020, 1, 1))
    world.unit("Oficina Central", "authority", "OC")
    world.unit("Policía Municipal de Los Aleros", "force", "PMLA", "OC")
    world.unit("Policía del Puerto", "force", "PDP", "OC")
    for name, role, unit, given, family in (
        ("clerk", "clerk", "PMLA", "Yelitza", "Marcano"), ("armourer", "armourer", "PMLA", "Nelson", "Barrios"),
        ("approver", "approver", "PMLA", "Ramón", "Urdaneta"), ("inspector", "inspector", "OC", "Carmen", "Rojas"),
        ("auditor", "auditor", "OC", "Luis", "Peña"), ("administrator", "administrator", "OC", "Rosa", "Silva"),
        ("port_clerk", "clerk", "PDP", "Pedro", "Vivas"), ("port_armourer", "armourer", "PDP", "Ana", "Mora"),
    ):  # fmt: skip
        world.user(name, role, unit, given, family)
    world.person("Darwin", "Peraza", "PMLA", "3417")
    world.person("José", "Colina", "PMLA", "3420")
    world.person("Iris", "Medina", "PDP", "7781")
    # A grant of a role is decided by another administrator.
    world.user("second_administrator", "administrator", "OC", "Alba", "Rincón")
    yesterday = datetime.now(UTC) - timedelta(days=1)
    for serial in ("QVX 2O8", "QVX 214", "HK-70113"):
        world.weapon(serial, "PMLA", world.users["clerk"], claimed_at=yesterday)
    world.weapon("PDP 001", "PDP", world.users["port_clerk"])
    world.issue(world.weapons["QVX 214"], world.people["Darwin Peraza"], world.users["armourer"],
                due=yesterday + timedelta(hours=2), claimed_at=yesterday)
    makes = (CatalogueWord(kind="make", name="Glock"), CatalogueWord(kind="make", name="Mossberg"),
             CatalogueWord(kind="calibre", name="9 × 19 mm Parabellum"))
    world.do(RegisterCatalogueItems, items=makes)
    world.do(RegisterCatalogueItems, items=(CatalogueWord(kind="model", name="17", make="Glock"),
                                            CatalogueWord(kind="model", name="500", make="Mossberg")))
    return world
