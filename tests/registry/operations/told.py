"""Short ways to ask for an operation and to read what it decided or refused, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest

from models.organisation import Organisation
from models.party import Party
from models.user import User
from registry.errors import RuleBroken, RulesBroken
from registry.operations import Operation
from registry.operations.base import new_act_key
from registry.operations.party_identity import Particulars
from registry.operations.users import OfUser

Asked = TypeVar("Asked", bound=Operation)

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
ACTOR = 7


def ask(operation: type[Asked], **values: Any) -> Asked:
    """The operation, claimed to happen at NOW."""
    return operation(act=new_act_key(), claimed_at=NOW, **values)


def event(operation: Operation, facts: Any, actor: int = ACTOR) -> Any:
    """The one event the operation decides on."""
    (decision,) = operation.decide(facts, NOW, actor)
    return decision.event


def refusals(operation: Operation, facts: Any, actor: int = ACTOR) -> list[RuleBroken]:
    """Every rule the operation breaks; fails when it breaks none."""
    with pytest.raises((RuleBroken, RulesBroken)) as refused:
        operation.decide(facts, NOW, actor)
    return refused.value.broken if isinstance(refused.value, RulesBroken) else [refused.value]


def refused_fields(operation: Operation, facts: Any, actor: int = ACTOR) -> list[str | None]:
    """The fields to be corrected."""
    return [refusal.field for refusal in refusals(operation, facts, actor)]


def unit(id_: int, parent: int | None, name: str = "Policía Municipal de Los Aleros") -> Organisation:
    """A body of the tree."""
    return Organisation(id=id_, last_entry=id_, name=name, kind="force", code=f"U{id_}", parent_id=parent)


def person(**changed: Any) -> Party:
    """A living officer of unit 12."""
    values = {"id": 31, "last_entry": 31, "kind": "natural", "identity": "ab" * 32, "organisation_id": 12,
              "died_on": None, "is_suspended": False}
    return Party(**values | changed)


def particulars(**changed: Any) -> Particulars:
    """An identity in order."""
    values = {"document_kind": "identity_card", "document_country": "VE", "document_number": "V-12345678",
              "given_names": "Yelitza", "family_names": "Marcano Ñáñez", "birth_date": date(1985, 4, 12)}
    return Particulars(**values | changed)


def account(**changed: Any) -> OfUser:
    """Account 40 of person 31 in unit 12, clerk there; somebody else administers the root, which is 4."""
    user = User(id=40, last_entry=40, party_id=31, organisation_id=12, login="ab" * 32,
                is_enabled=changed.pop("is_enabled", True))
    values = {"user": user, "party": person(), "accounts": frozenset({40, 41}), "grants": frozenset({("clerk", 12)}),
              "root": 4, "other_administrators": 1}
    return OfUser(**values | changed)
