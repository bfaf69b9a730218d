"""The persons of the demonstration: users, officers and citizens, with numbers nobody has been given."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Engine

from models.database import operational
from models.user import Credential
from registry.demo.accounts import ACCOUNTS, PASSWORD, Account
from registry.demo.stage import Stage
from registry.operations.enrolment import Enrolment
from registry.operations.grant_role import GrantRole
from registry.operations.party_identity import Particulars
from registry.operations.register_party import RegisterParty
from registry.operations.register_user import RegisterUser
from registry.sign_in.passwords import hashed

SYSTEM = 0
#: Nobody grants a role alone: it takes two to begin.
FIRST = ("administra", "administra.central")
GIVEN = ("Abel", "Berta", "Calixto", "Delia", "Evaristo", "Fátima", "Germán", "Hilda", "Ismael", "Judith", "Leandro",
         "Maritza", "Néstor", "Ofelia", "Plinio", "Rosaura", "Saúl", "Teresa", "Ulises", "Yajaira")
FAMILY = ("Alcalá", "Bracho", "Camejo", "Durán", "Escalona", "Figuera", "Guanipa", "Hurtado", "Irausquín", "Jaspe",
          "Lameda", "Mirabal", "Navas", "Oropeza", "Pulgar", "Querales", "Rengifo", "Sucre", "Tovar", "Zerpa")
RANKS = ("Oficial", "Oficial", "Oficial", "Oficial Agregado", "Oficial Agregado", "Oficial Jefe", "Supervisor")


def register_users(stage: Stage, bodies: dict[str, int]) -> dict[str, int]:
    """The accounts by sign-in name, each with its role; the first two administrators' are the system's doing."""
    users: dict[str, int] = {}
    for account in ACCOUNTS:
        users[account.username] = _user(stage, bodies, account, [users[name] for name in FIRST if name in users])
    set_passwords(stage.engine, list(users.values()))
    return users


def _user(stage: Stage, bodies: dict[str, int], account: Account, administrators: list[int]) -> int:
    when, body = stage.at(-179), bodies[account.body]
    person = stage.act(RegisterParty, SYSTEM, when, party_kind="natural", organisation=body, particulars=Particulars(
        document_kind="identity_card", document_country="VE", document_number=account.document,
        given_names=account.given_names, family_names=account.family_names, birth_date=date(1980, 5, 17),
        post=account.post)).entries[0]
    enrolment = Enrolment("", when + timedelta(days=1))
    is_ours = len(administrators) == len(FIRST)
    maker = administrators[0] if is_ours else SYSTEM
    user = stage.act(RegisterUser, maker, when, party=person, organisation=body, username=account.username,
                     enrolment=enrolment).entries[0]
    granted: dict[str, Any] = {"user": user, "role": account.role, "organisation": body}
    if is_ours:
        stage.agree(GrantRole, administrators[0], administrators[1], when, **granted)
    else:
        stage.act(GrantRole, maker, when, **granted)
    return user


def set_passwords(engine: Engine, users: list[int]) -> None:
    """Give every account the demonstration's password, unless somebody has set one already."""
    with operational(engine) as session:
        for user in users:
            credential = session.get_one(Credential, user)
            if credential.password_hash is None:
                credential.password_hash, credential.enrolment_hash = hashed(PASSWORD), None
                credential.enrolment_expires_at = None  # there is no first sign-in that could lapse


def register_officers(stage: Stage, clerk: int, unit: int, prefix: str, first: int, number: int) -> list[int]:
    """`number` officers of a unit, with badges from `first` on."""
    return [_person(stage, clerk, f"V-9910{badge:04d}", unit, rank=stage.dice.choice(RANKS), post="Patrullaje",
                    badge_number=f"{prefix}-{badge:04d}") for badge in range(first, first + number)]


def register_citizens(stage: Stage, clerk: int, number: int) -> list[int]:
    """`number` persons who serve nowhere."""
    return [_person(stage, clerk, f"V-9920{index:04d}", None) for index in range(1, number + 1)]


def _person(stage: Stage, clerk: int, document: str, unit: int | None, **more: str) -> int:
    choose = partial(stage.dice.choice)
    particulars = Particulars(
        document_kind="identity_card", document_country="VE", document_number=document,
        given_names=f"{choose(GIVEN)} {choose(GIVEN)}", family_names=f"{choose(FAMILY)} {choose(FAMILY)}",
        birth_date=date(1968, 1, 1) + timedelta(days=stage.dice.randrange(12_000)), **more)
    return stage.act(RegisterParty, clerk, stage.at(-178), party_kind="natural", organisation=unit,
                     particulars=particulars).entries[0]
