"""Roles come from others, reach no farther than who grants them, and the registry keeps an administrator."""

from datetime import date

import pytest

from models.database import reading
from models.user import Grant
from registry.errors import NotPermitted, RuleBroken
from registry.operations.grant_role import GrantRole
from registry.operations.revoke_role import RevokeRole
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import account, ask, event, person, refusals, refused_fields


def grant(role: str = "armourer", organisation: int = 12) -> GrantRole:
    return ask(GrantRole, user=40, role=role, organisation=organisation)


def revoke(role: str = "clerk", organisation: int = 12) -> RevokeRole:
    return ask(RevokeRole, user=40, role=role, organisation=organisation)


def test_the_event_names_role_and_place() -> None:
    assert event(grant(), account()).data() == {"role": "armourer", "organisation": "organisation:12"}
    assert event(revoke(), account()).data() == {"role": "clerk", "organisation": "organisation:12"}


@pytest.mark.parametrize("actor", [40, 41])
def test_nobody_grants_or_takes_from_himself_with_any_account(actor: int) -> None:
    assert len(refusals(grant(), account(), actor)) == len(refusals(revoke(), account(), actor)) == 1


@pytest.mark.parametrize("role", ["", "king", "municipality_user"])
def test_a_role_the_matrix_does_not_have_is_refused(role: str) -> None:
    assert refused_fields(grant(role), account()) == ["role"]


def test_what_is_held_is_not_granted_again_and_what_is_not_held_is_not_taken() -> None:
    assert refused_fields(grant("clerk"), account()) == ["role"]
    assert refused_fields(revoke("clerk", 13), account()) == ["role"]


def test_neither_a_disabled_account_nor_the_dead_get_roles() -> None:
    assert len(refusals(grant(), account(is_enabled=False))) == 1
    assert len(refusals(grant(), account(party=person(died_on=date(2026, 1, 1))))) == 1


def test_a_role_that_sees_everything_is_granted_at_the_root_alone() -> None:
    assert refused_fields(grant("auditor", 12), account()) == ["organisation"]
    assert event(grant("auditor", 4), account()).role == "auditor"


def test_the_last_administrator_of_the_root_stays() -> None:
    held = frozenset({("administrator", 4), ("administrator", 12)})
    alone = account(grants=held, other_administrators=0)
    assert len(refusals(revoke("administrator", 4), alone)) == 1
    assert event(revoke("administrator", 12), alone).role == "administrator"
    assert event(revoke("administrator", 4), account(grants=held)).role == "administrator"


def test_a_grant_takes_effect_and_ends_with_its_revocation(opened: Founded) -> None:
    administrator, user = opened.user(opened.root, "administrator"), opened.user(opened.force)
    where = {"user": user, "role": "clerk", "organisation": opened.force}
    opened.do(GrantRole, **where)
    with reading(opened.engine) as session:
        assert session.get(Grant, (user, "clerk", opened.force)) is not None
    opened.do(RevokeRole, administrator, **where)
    with reading(opened.engine) as session:
        assert session.get(Grant, (user, "clerk", opened.force)) is None


def test_a_second_account_of_the_same_person_grants_nothing_to_the_first(opened: Founded) -> None:
    party = opened.person(opened.root)
    first = opened.user(opened.root, party=party, username="primera")
    second = opened.user(opened.root, "administrator", party=party, username="segunda")
    with pytest.raises(RuleBroken):
        opened.do(GrantRole, second, user=first, role="clerk", organisation=opened.root)


def test_an_administrator_of_a_force_grants_nothing_in_the_root(opened: Founded) -> None:
    local, user = opened.user(opened.force, "administrator"), opened.user(opened.force)
    with pytest.raises(NotPermitted):
        opened.do(GrantRole, local, user=user, role="auditor", organisation=opened.root)


def test_two_accounts_of_one_person_are_one_administrator(opened: Founded) -> None:
    party = opened.person(opened.root)
    first = opened.user(opened.root, "administrator", party=party, username="primera")
    opened.user(opened.root, "administrator", party=party, username="segunda")
    with pytest.raises(RuleBroken):
        opened.do(RevokeRole, user=first, role="administrator", organisation=opened.root)
    opened.user(opened.root, "administrator")
    opened.do(RevokeRole, user=first, role="administrator", organisation=opened.root)
