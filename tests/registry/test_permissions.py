"""How far what people were granted reaches in the tree of bodies."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from models.database import reading
from models.vocabulary import VOCABULARY
from registry import permissions
from registry.operations.disable_user import DisableUser
from registry.permissions import (
    ALL,
    BRANCH,
    MATRIX,
    REACHES,
    UNIT,
    Authority,
    Held,
    Role,
    authority_of,
    holders,
    permits,
    scope,
)
from tests.registry.operations.founded import Founded


def an_authority(*held: tuple[str, int]) -> Authority:
    return Authority(17, 31, 12, tuple(Held(role, organisation) for role, organisation in held))


def test_every_role_has_a_word_and_every_reach_is_one_of_three() -> None:
    assert {role.value for role in Role} <= set(VOCABULARY["role"])
    assert {reach for roles in MATRIX.values() for reach in roles.values()} <= set(REACHES)
    assert all(MATRIX.values())


def test_who_approves_corrections_may_make_them() -> None:
    assert set(MATRIX["weapon:approve_correction"]) < set(MATRIX["weapon:correct"])


def test_nobody_who_only_looks_changes_anything() -> None:
    looking = {"read", "identify", "issue", "reprint", "export"}
    for permission, roles in MATRIX.items():
        if permission.partition(":")[2] not in looking:
            assert not {Role.INSPECTOR, Role.AUDITOR} & set(roles), permission


def test_a_grant_reaches_from_where_it_was_given() -> None:
    assert an_authority(("clerk", 12), ("armourer", 13)).reaches("weapon:mark") == {12: BRANCH, 13: BRANCH}
    assert an_authority(("clerk", 12)).reaches("weapon:store") == {}
    assert not an_authority(("clerk", 12)).has("weapon:store")


@pytest.mark.parametrize("held", [
    (("approver", 12), ("armourer", 12)), (("armourer", 12), ("approver", 12)), (("auditor", 12), ("inspector", 12))])
def test_of_two_roles_in_one_office_the_widest_reach_counts(held: tuple[tuple[str, int], ...]) -> None:
    permission = "party:identify"
    assert an_authority(*held).reaches(permission) == {12: ALL}


def test_a_permission_nobody_defined_is_no_permission() -> None:
    with pytest.raises(KeyError):
        an_authority(("clerk", 12)).reaches("weapon:fire")


def within(engine: Engine, authority: Authority, permission: str, organisation: int | None) -> tuple[bool, bool]:
    """Whether it is permitted there, and whether lists show it: the two must always agree."""
    with reading(engine) as session:
        listed = organisation in set(session.scalars(scope(authority, permission)))
        return permits(session, authority, permission, [organisation]), listed


def test_a_branch_reaches_everything_below_and_nothing_beside_or_above(opened: Founded) -> None:
    below = opened.unit("Comisaría Norte", "CN", opened.force)
    clerk = an_authority(("clerk", opened.force))
    for organisation, is_reached in ((opened.force, True), (below, True), (opened.other_force, False),
                                     (opened.root, False), (10**9, False)):
        assert within(opened.engine, clerk, "weapon:register", organisation) == (is_reached, is_reached)


def test_a_unit_reaches_itself_alone(opened: Founded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(permissions.MATRIX, "weapon:register", {Role.CLERK: UNIT})
    below = opened.unit("Comisaría Norte", "CN", opened.force)
    clerk = an_authority(("clerk", opened.force))
    for organisation, is_reached in ((opened.force, True), (below, False), (opened.root, False)):
        assert within(opened.engine, clerk, "weapon:register", organisation) == (is_reached, is_reached)


def test_all_is_everywhere(opened: Founded) -> None:
    auditor = an_authority(("auditor", opened.force))
    for organisation in (opened.root, opened.force, opened.other_force):
        assert within(opened.engine, auditor, "weapon:read", organisation) == (True, True)


def test_a_role_that_lacks_it_reaches_nowhere_not_even_nowhere_in_particular(opened: Founded) -> None:
    armourer = an_authority(("armourer", opened.root))
    with reading(opened.engine) as session:
        assert not permits(session, armourer, "weapon:register", [None])
        assert not permits(session, armourer, "weapon:register", [])
        assert session.scalars(scope(armourer, "weapon:register")).all() == []


def test_grants_in_two_bodies_reach_both(opened: Founded) -> None:
    clerk = an_authority(("clerk", opened.force), ("clerk", opened.other_force))
    with reading(opened.engine) as session:
        assert permits(session, clerk, "weapon:register", [opened.force, opened.other_force])
        assert not permits(session, clerk, "weapon:register", [opened.force, opened.root])
        assert set(session.scalars(scope(clerk, "weapon:register"))) == {opened.force, opened.other_force}


def test_what_a_user_may_do_is_read_from_what_was_granted(opened: Founded) -> None:
    user = opened.user(opened.force, "clerk", "armourer")
    with reading(opened.engine) as session:
        authority = authority_of(session, user)
    assert authority is not None
    assert authority.held == (Held("armourer", opened.force), Held("clerk", opened.force))


def test_a_disabled_account_may_do_nothing_and_approves_nothing(opened: Founded) -> None:
    user = opened.user(opened.force, "approver")
    opened.do(DisableUser, user=user, reason="Cese")
    with reading(opened.engine) as session:
        assert authority_of(session, user) is None
        assert holders(session, "weapon:approve_correction", opened.force) == frozenset()


def test_those_who_may_approve_are_those_who_are_permitted_to(opened: Founded) -> None:
    below = opened.unit("Comisaría Norte", "CN", opened.force)
    users = {opened.user(place, role) for place in (opened.root, opened.force, opened.other_force, below)
             for role in ("approver", "clerk")}
    with reading(opened.engine) as session:
        for place in (opened.root, opened.force, below):
            permitted = {user for user in users if (authority := authority_of(session, user)) and permits(
                session, authority, "weapon:approve_correction", [place])}
            assert holders(session, "weapon:approve_correction", place) == permitted
