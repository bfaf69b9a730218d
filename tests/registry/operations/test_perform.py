"""What holds for every act, whatever it does: on both databases, through the one transaction of the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from models.act import Act
from models.base import instant_of, instant_text
from models.committed import PrivateText
from models.database import engine_for, reading
from models.ledger import head_of
from models.weapon import Weapon
from registry.errors import AnotherContent, NotFound, NotPermitted, Refused, RuleBroken, RulesBroken, Stale
from registry.operations import perform
from registry.operations.base import new_act_key
from registry.operations.disable_user import DisableUser
from registry.operations.grant_role import GrantRole
from registry.operations.perform import SKEW, SYSTEM
from registry.operations.report_lost import ReportLost
from registry.operations.report_not_located import ReportNotLocated
from tests.registry.operations.armed import Armed


def test_an_act_is_one_entry_and_one_more_for_each_thing(there: Armed) -> None:
    weapons, size = there.weapons(3), there.size()
    performed = there.send(there.store(*weapons))
    bodies = there.bodies(size)
    assert performed.act_id == size
    assert performed.entries == (size + 1, size + 2, size + 3)
    assert [(body["kind"], body["part"], body["of"]) for body in bodies] == [
        ("act:recorded", 0, 3), *(("weapon:stored", part, 3) for part in (1, 2, 3))]
    assert [body["subject"] for body in bodies] == [f"act:{size}", *(f"weapon:{weapon}" for weapon in weapons)]


def test_all_entries_of_an_act_say_who_and_when(there: Armed) -> None:
    [weapon], size = there.weapons(1), there.size()
    operation = there.store(weapon, claimed_at=datetime.now(UTC))
    performed = there.send(operation)
    for body in there.bodies(size):
        assert (body["act"], body["actor"]) == (operation.act, there.users["armourer"])
        assert (body["claimed_at"], instant_of(body["recorded_at"])) == (
            instant_text(operation.claimed_at), performed.recorded_at)


def test_an_act_is_recorded_in_the_office_of_who_did_it(there: Armed) -> None:
    performed = there.send(there.store(*there.weapons(1)))
    assert there.registry.thing(Act, performed.act_id).organisation_id == there.registry.force


def test_sent_twice_it_happens_once(there: Armed) -> None:
    operation = there.store(*there.weapons(2))
    first, size = there.send(operation), there.size()
    second = there.send(operation)
    assert (second, there.size()) == (replace(first, repeated=True), size)


def test_sent_again_by_a_page_that_has_seen_the_first_it_still_happens_once(there: Armed) -> None:
    [weapon] = there.weapons(1)
    operation = there.store(weapon)
    first = there.send(operation)
    assert there.send(replace(operation, seen={f"weapon:{weapon}": first.entries[0]})).act_id == first.act_id


def test_the_same_key_with_other_content_is_refused(there: Armed) -> None:
    operation = there.store(*there.weapons(1))
    there.send(operation)
    size = there.size()
    with pytest.raises(AnotherContent):
        there.send(replace(operation, place="estante 10"))
    assert there.size() == size


def test_the_same_key_for_another_operation_is_refused(there: Armed) -> None:
    [weapon] = there.weapons(1)
    operation = there.store(weapon)
    there.send(operation)
    other = ReportNotLocated(act=operation.act, claimed_at=operation.claimed_at, weapons=(weapon,), reason="x")
    with pytest.raises(AnotherContent):
        there.send(other)


@pytest.mark.parametrize("key", ["", "0" * 31, "0" * 33, "G" * 32, "0" * 31 + "\n", "A" * 32])
def test_a_key_that_no_form_makes_is_refused(there: Armed, key: str) -> None:
    with pytest.raises(Refused):
        there.send(there.store(*there.weapons(1), act=key))


def test_a_stale_page_is_refused_with_what_changed(there: Armed) -> None:
    [weapon] = there.weapons(1)
    seen = {f"weapon:{weapon}": weapon}
    moved = there.send(there.store(weapon, seen=seen)).entries[0]
    again = there.send(there.store(weapon, place="estante 10")).entries[0]
    size = there.size()
    with pytest.raises(Stale) as refused:
        there.send(there.store(weapon, place="estante 11", seen=seen))
    assert (refused.value.subject, refused.value.seen, refused.value.changes) == (f"weapon:{weapon}", weapon,
                                                                                 [moved, again])
    assert (there.size(), there.state(weapon).place) == (size, "estante 10")


def test_a_page_that_is_up_to_date_is_not_stale(there: Armed) -> None:
    [weapon] = there.weapons(1)
    moved = there.send(there.store(weapon, seen={f"weapon:{weapon}": weapon})).entries[0]
    there.send(there.store(weapon, place="estante 10", seen={f"weapon:{weapon}": moved}))
    assert there.state(weapon).place == "estante 10"


def test_what_is_recorded_never_runs_back_though_the_clock_does(there: Armed) -> None:
    [weapon] = there.weapons(1)
    past = datetime(2020, 1, 1, tzinfo=UTC)
    late = there.send(there.store(weapon), now=past)
    assert late.recorded_at > past
    instants = [body["recorded_at"] for body in there.bodies()]
    assert all(before <= after for before, after in pairwise(instants))


def test_an_act_that_has_not_happened_yet_is_refused(there: Armed) -> None:
    [weapon], now = there.weapons(1), datetime.now(UTC) + timedelta(hours=1)
    with pytest.raises(RuleBroken) as refused:
        there.send(there.store(weapon, claimed_at=now + SKEW + timedelta(microseconds=1)), now=now)
    assert refused.value.field == "claimed_at"
    assert there.send(there.store(weapon, claimed_at=now + SKEW), now=now)


def test_a_refused_act_writes_nothing(there: Armed) -> None:
    first, second = there.weapons(2)
    with reading(there.registry.engine) as session:
        head, texts = head_of(session).root, len(session.scalars(select(PrivateText)).all())
    with pytest.raises(RuleBroken):
        there.send(there.store(first, organisation=10**9))
    with pytest.raises(RuleBroken):
        there.send(ReportLost(act=new_act_key(), claimed_at=datetime.now(UTC), weapons=(first, second),
                              crime_report="sin número", reported_on=datetime.now(UTC).date(), reason="x"))
    with reading(there.registry.engine) as session:
        assert head_of(session).root == head
        assert len(session.scalars(select(PrivateText)).all()) == texts
    assert there.state(first).last_entry == first


def test_one_bad_weapon_keeps_all_the_others_where_they_are(there: Armed) -> None:
    good, first, second = there.weapons(3)
    there.send(there.store(first, second, place="estante 10"))
    size = there.size()
    with pytest.raises(RulesBroken) as refused:
        there.send(there.store(good, first, second, place="estante 10"))
    assert [(broken.subject, broken.values["serial"]) for broken in refused.value.broken] == [
        (f"weapon:{first}", "QVX 1"), (f"weapon:{second}", "QVX 2")]
    assert (there.size(), there.state(good).place) == (size, None)


def test_a_thousand_weapons_pass_in_one_act(there: Armed) -> None:
    weapons = [there.weapon(f"QVX {number}", SYSTEM) for number in range(1000)]
    performed = there.send(there.store(*weapons))
    assert len(performed.entries) == 1000
    assert there.bodies(performed.act_id)[0]["of"] == 1000
    with reading(there.registry.engine) as session:
        assert set(session.scalars(select(Weapon.place))) == {"estante 9"}


def test_a_weapon_named_twice_is_one_weapon(there: Armed) -> None:
    [weapon] = there.weapons(1)
    assert len(there.send(there.store(weapon, weapon)).entries) == 1


@pytest.mark.parametrize("weapons", [(), (10**9,), (0,)])
def test_things_that_do_not_exist_are_not_found(there: Armed, weapons: tuple[int, ...]) -> None:
    with pytest.raises(NotFound):
        there.send(there.store(*weapons))


def armourer_of(there: Armed, organisation: int) -> int:
    return there.registry.user(organisation, "armourer")


def test_a_permission_reaches_the_units_below_and_none_beside_or_above(there: Armed) -> None:
    registry = there.registry
    unit = registry.unit("Comisaría Norte", "CN", registry.force)
    beside = registry.unit("Comisaría Sur", "CS", registry.force)
    weapon = there.weapon("QVX 1", organisation=unit)
    for stranger in (armourer_of(there, beside), armourer_of(there, registry.other_force)):
        with pytest.raises(NotPermitted):
            there.send(there.store(weapon, organisation=unit), stranger)
    for within in (armourer_of(there, unit), there.users["armourer"], armourer_of(there, registry.root)):
        assert there.send(there.store(weapon, organisation=unit, place=f"estante {within}"), within)


def test_a_permission_must_reach_every_unit_an_act_touches(there: Armed) -> None:
    weapon = there.weapon("QVX 1")
    with pytest.raises(NotPermitted):
        there.send(there.store(weapon, organisation=there.registry.other_force))
    assert there.send(there.store(weapon, organisation=there.registry.other_force),
                      armourer_of(there, there.registry.root))


def test_a_role_without_the_permission_does_not_reach_its_own_unit(there: Armed) -> None:
    with pytest.raises(NotPermitted):
        there.send(there.store(*there.weapons(1)), "clerk")


def test_a_role_granted_elsewhere_reaches_elsewhere_alone(there: Armed) -> None:
    clerk, registry = there.users["clerk"], there.registry
    weapon = there.weapon("QVX 1")
    registry.do(GrantRole, user=clerk, role="armourer", organisation=registry.other_force)
    with pytest.raises(NotPermitted):
        there.send(there.store(weapon), clerk)


@pytest.mark.parametrize("actor", [10**9, -1])
def test_nobody_acts_without_an_account(there: Armed, actor: int) -> None:
    with pytest.raises(NotPermitted):
        there.send(there.store(*there.weapons(1)), actor)


def test_a_disabled_account_is_refused_at_once(there: Armed) -> None:
    [weapon], armourer = there.weapons(1), there.users["armourer"]
    there.registry.do(DisableUser, user=armourer, reason="Cese")
    with pytest.raises(NotPermitted):
        there.send(there.store(weapon))


def test_two_engines_on_one_database_continue_one_list(there: Armed, migrated_url: str) -> None:
    first, second = there.weapons(2)
    there.send(there.store(first))
    other = engine_for(migrated_url)
    perform(other, there.store(second), there.users["armourer"])
    other.dispose()
    assert [body["sequence"] for body in there.bodies()] == list(range(there.size()))
