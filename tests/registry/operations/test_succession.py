"""Bodies are merged, dissolved and intervened: nothing is left without somebody who has it, nothing is held twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

import registry.operations.succession as succession
from models.committed import PrivateText
from models.database import reading, snapshot
from models.events.weapon_conflict import WeaponContradicted
from models.organisation import Organisation, OrganisationName
from models.party import Party
from models.user import Grant, User
from models.verification.whole import verify
from models.weapon import Weapon
from registry.errors import NotPermitted, RuleBroken, RulesBroken
from registry.operations.assign_party import AssignParty
from registry.operations.base import Decision
from registry.operations.carry_over import CarryOver
from registry.operations.contradict import Contradict
from registry.operations.dissolve_organisation import DissolveOrganisation
from registry.operations.end_intervention import EndIntervention
from registry.operations.intervene_organisation import InterveneOrganisation
from registry.operations.issue import Issue
from registry.operations.left_behind import left_behind
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.move_organisation import MoveOrganisation
from registry.operations.register_organisation import RegisterOrganisation
from registry.operations.rename_organisation import RenameOrganisation
from registry.operations.report_lost import ReportLost
from registry.operations.store import Store
from registry.operations.two_person import RULES
from registry.operations.withdraw import Withdraw
from registry.permissions import authority_of, permits
from tests.registry.operations.armed import Armed

ORDER: dict[str, Any] = {"order_number": "G.O. 43.118", "ordered_on": date(2026, 1, 2)}


@dataclass
class Bodies:
    """A force with a unit of its own that is to be merged, or answered for, and what both have."""

    there: Armed
    unit: int
    below: int
    other: int
    administrator: int
    officer: int
    clerk: int

    def do(self, operation: Any, **values: Any) -> Any:
        # What two persons decide is tried in `test_two_person`: here the system asks, whom nobody seconds.
        actor = 0 if operation.name in RULES else self.administrator
        return self.there.registry.do(operation, actor, **values)

    def merge(self, **values: Any) -> Any:
        return self.do(MergeOrganisation, **{"organisation": self.unit, "into": self.other} | ORDER | values)

    def refused(self, operation: Any, **values: Any) -> list[str | None]:
        with pytest.raises((RuleBroken, RulesBroken)) as refusal:
            self.do(operation, **values)
        broken = refusal.value.broken if isinstance(refusal.value, RulesBroken) else [refusal.value]
        return [one.field for one in broken]

    def left(self) -> int:
        with reading(self.there.registry.engine) as session:
            return left_behind(session, self.unit, 0).total

    def thing(self, model: Any, id_: int) -> Any:
        return self.there.registry.thing(model, id_)


@pytest.fixture
def bodies(there: Armed) -> Bodies:
    registry = there.registry
    below = registry.unit("Brigada Motorizada", "BM", registry.force)
    return Bodies(there, registry.force, below, registry.other_force, registry.user(registry.root, "administrator"),
                  registry.person(registry.force), registry.user(registry.force, "clerk"))


def test_what_a_merged_body_has_is_its_successors(bodies: Bodies) -> None:
    in_store, issued, lost = (bodies.there.weapon(serial) for serial in ("M 1", "M 2", "M 3"))
    system = bodies.there.registry.do
    system(Issue, weapons=(issued,), receiver=bodies.officer, due_back_at=None, magazines=(1,), purpose=None)
    system(ReportLost, weapons=(lost,), crime_report="K-26-1", reported_on=date(2026, 1, 9), reason="Denuncia")
    bodies.merge()
    other = f"organisation:{bodies.other}"
    weapons = [bodies.thing(Weapon, id_) for id_ in (in_store, issued, lost)]
    held = [weapon.custodian for weapon in weapons]
    assert held == [other, f"party:{bodies.officer}", f"to_be_located:{bodies.other}"]
    assert {weapon.organisation_id for weapon in weapons} == {bodies.other}
    assert {weapon.owner for weapon in weapons} == {other}
    assert [weapon.status for weapon in weapons] == ["in_store", "issued_out", "lost"]
    assert bodies.thing(Party, bodies.officer).organisation_id == bodies.other
    assert bodies.thing(Organisation, bodies.below).parent_id == bodies.other
    assert bodies.thing(User, bodies.clerk).organisation_id == bodies.other


def test_roles_in_a_merged_body_end_and_its_history_stays_within_reach_of_its_successor(bodies: Bodies) -> None:
    withdrawn = bodies.there.weapon("M 1")
    bodies.there.registry.do(Withdraw, weapons=(withdrawn,), cause="not_a_weapon", reason="Réplica", **ORDER)
    inspector = bodies.there.registry.user(bodies.other, "inspector")
    bodies.merge()
    with reading(bodies.there.registry.engine) as session:
        assert session.scalars(select(Grant).where(Grant.organisation_id == bodies.unit)).all() == []
        clerk, successor = authority_of(session, bodies.clerk), authority_of(session, inspector)
        assert clerk is not None
        assert successor is not None
        assert not clerk.has("weapon:read")
        assert permits(session, successor, "weapon:read", [bodies.thing(Weapon, withdrawn).organisation_id])


def test_nothing_comes_to_a_merged_body_any_more(bodies: Bodies) -> None:
    weapon = bodies.there.weapon("M 1")
    bodies.merge()
    system, unit = bodies.there.registry.do, bodies.unit
    for operation, values in (
        (Store, {"weapons": (weapon,), "organisation": unit, "place": None}),
        (AssignParty, {"party": bodies.officer, "organisation": unit}),
        (MoveOrganisation, {"organisation": bodies.below, "parent": unit}),
        (RegisterOrganisation, {"organisation_name": "Nueva", "organisation_kind": "unit", "code": "NU",
                                "parent": unit}),
        (RenameOrganisation, {"organisation": unit, "organisation_name": "Otra"}),
        (MergeOrganisation, {"organisation": unit, "into": bodies.below} | ORDER),
    ):
        with pytest.raises(RuleBroken, match="se unió"):
            system(operation, **values)


def test_thousands_pass_on_piece_by_piece_and_nobody_holds_a_thing_twice(
        bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("merge_organisation", "carry_over"):
        monkeypatch.setattr(f"registry.operations.{name}.PIECE", 4)
    assert succession.PIECE == 250
    weapons = [bodies.there.weapon(f"M {number}") for number in range(7)]
    sizes = [len(bodies.merge().entries)]
    while bodies.left():
        sizes.append(len(bodies.do(CarryOver, organisation=bodies.unit).entries))
    with pytest.raises(RuleBroken, match="Ya no queda nada"):
        bodies.do(CarryOver, organisation=bodies.unit)
    assert max(sizes) == 4
    assert {bodies.thing(Weapon, weapon).custodian for weapon in weapons} == {f"organisation:{bodies.other}"}


def test_papers_that_told_of_two_bodies_that_are_one_now_contradict_nothing(
        bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    there = bodies.there
    third = there.registry.unit("Estación Sur", "ES", there.registry.root)

    def told(serial: str, unit: int, *claims: int) -> int:
        weapon = there.weapon(serial, 0, organisation=unit)
        for claim in claims:
            monkeypatch.setattr(Contradict, "decide", lambda *_facts, of=claim: [Decision(WeaponContradicted(
                claims={"organisation": f"organisation:{of}"}, source_id=None, folio=None, line=None,
                paper=PrivateText.of(text="Libro 3")), weapon)])
            there.registry.do(Contradict, weapon=weapon, fact="year", value=2011, source="Libro 3")
        return weapon

    carried, stayed = told("M 1", bodies.unit, bodies.other), told("M 2", bodies.other, bodies.unit)
    disputed = told("M 3", bodies.unit, bodies.other, third)
    bodies.merge()
    assert [bodies.thing(Weapon, id_).open_conflicts for id_ in (carried, stayed)] == [{}, {}]
    assert list(bodies.thing(Weapon, disputed).open_conflicts) == ["organisation"]
    assert bodies.left() == 0
    bodies.do(MergeOrganisation, organisation=third, into=bodies.other, **ORDER)
    assert bodies.thing(Weapon, disputed).open_conflicts == {}
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def test_what_cannot_be_merged_is_refused(bodies: Bodies) -> None:
    assert bodies.refused(MergeOrganisation, organisation=bodies.unit, into=bodies.below, **ORDER) == ["into"]
    assert bodies.refused(MergeOrganisation, organisation=bodies.unit, into=bodies.unit, **ORDER) == ["into"]
    root = bodies.there.registry.root
    assert bodies.refused(MergeOrganisation, organisation=root, into=bodies.unit, **ORDER) == [None]
    assert bodies.refused(MergeOrganisation, organisation=bodies.unit, into=bodies.other,
                          **ORDER | {"order_number": "sin número"}) == ["order_number"]
    assert bodies.refused(CarryOver, organisation=bodies.unit) == [None]
    with pytest.raises(NotPermitted):
        bodies.there.registry.do(MergeOrganisation, bodies.there.registry.user(bodies.unit, "administrator"),
                                 organisation=bodies.unit, into=bodies.other, **ORDER)


def test_a_body_is_dissolved_only_when_nothing_is_left(bodies: Bodies) -> None:
    bodies.there.weapon("M 1")
    assert len(bodies.refused(DissolveOrganisation, organisation=bodies.unit, **ORDER)) == 5
    bodies.do(DissolveOrganisation, organisation=bodies.below, **ORDER)
    assert bodies.thing(Organisation, bodies.below).is_closed
    assert bodies.refused(DissolveOrganisation, organisation=bodies.below, **ORDER) == [None]
    assert len(bodies.refused(DissolveOrganisation, organisation=bodies.unit, **ORDER)) == 4


def test_another_body_answers_for_a_time_and_then_no_longer(bodies: Bodies) -> None:
    weapon = bodies.there.weapon("M 1")
    outsider = bodies.there.registry.user(bodies.other, "clerk")
    bodies.do(InterveneOrganisation, organisation=bodies.unit, by=bodies.other, **ORDER)
    assert reach(bodies, outsider, weapon)
    assert not reach(bodies, bodies.clerk, weapon)
    assert bodies.thing(Weapon, weapon).custodian == f"organisation:{bodies.unit}"
    assert bodies.refused(MergeOrganisation, organisation=bodies.unit, into=bodies.other, **ORDER) == [None]
    assert bodies.refused(MergeOrganisation, organisation=bodies.other, into=bodies.there.registry.root,
                          **ORDER) == [None]
    bodies.do(EndIntervention, organisation=bodies.unit, **ORDER)
    assert not reach(bodies, outsider, weapon)
    assert bodies.thing(Organisation, bodies.unit).parent_id == bodies.there.registry.root
    assert bodies.refused(EndIntervention, organisation=bodies.unit, **ORDER) == [None]
    assert bodies.refused(InterveneOrganisation, organisation=bodies.unit, by=bodies.below, **ORDER) == ["by"]


def test_a_name_that_is_gone_is_remembered(bodies: Bodies) -> None:
    bodies.do(RenameOrganisation, organisation=bodies.unit, organisation_name="Policía de Los Aleros")
    with reading(bodies.there.registry.engine) as session:
        old = session.scalars(select(OrganisationName)).one()
    assert (old.organisation_id, old.name_key) == (bodies.unit, "".join(filter(str.isalnum, old.name_key)))
    assert old.name != "Policía de Los Aleros"


def reach(bodies: Bodies, user: int, weapon: int) -> bool:
    with reading(bodies.there.registry.engine) as session:
        authority = authority_of(session, user)
        assert authority is not None
        return permits(session, authority, "weapon:read", [session.get_one(Weapon, weapon).organisation_id])
