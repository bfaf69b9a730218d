"""Two files of one person become one: everything that names the other follows, and a wrong joining is undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.database import reading, snapshot
from models.party import Party
from models.user import User
from models.verification import Evidence, verify
from registry.errors import NotPermitted, RuleBroken
from registry.operations.correctable import accounts_of_same_person
from registry.operations.issue import Issue
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.merge_parties import MergeParties
from registry.operations.record_death import RecordDeath
from registry.operations.separate_party import SeparateParty
from registry.operations.suspend_party import SuspendParty
from registry.operations.take_back import TakeBack
from registry.permissions import authority_of
from registry.queries.named import person_named
from registry.queries.party_duplicates import duplicate_parties, figures
from registry.verifying import DERIVED
from tests.registry.operations.armed import Armed

REASON = {"reason": "Misma cédula; se cotejó con el expediente"}


@dataclass
class Twins:
    """An officer with two files: one has a weapon and an account, the other stands."""

    there: Armed
    stands: int
    other: int
    account: int
    weapon: int

    def merge(self, **values: Any) -> Any:
        return self.there.registry.do(MergeParties, **{"party": self.other, "into": self.stands} | REASON | values)

    def refused(self, **values: Any) -> str | None:
        with pytest.raises(RuleBroken) as refusal:
            self.merge(**values)
        return refusal.value.field

    def party(self, id_: int) -> Party:
        return self.there.registry.thing(Party, id_)


@pytest.fixture
def twins(there: Armed) -> Twins:
    registry = there.registry
    stands = registry.person(registry.force, given_names="Darwin", family_names="Peraza",
                             document_number="V-18765432", birth_date=date(1990, 5, 1))
    other = registry.person(registry.force, given_names="Darwin", family_names="Peraza",
                            document_kind="passport", document_number="18765432", birth_date=date(1990, 5, 1))
    account, weapon = registry.user(registry.force, "armourer", party=other), there.weapon("M 1")
    registry.do(Issue, weapons=(weapon,), receiver=other, due_back_at=None, magazines=(1,), purpose=None)
    return Twins(there, stands, other, account, weapon)


def test_weapons_and_accounts_are_the_others_from_then_on(twins: Twins) -> None:
    twins.merge()
    weapon = twins.there.state(twins.weapon)
    assert (weapon.custodian, weapon.status) == (f"party:{twins.stands}", "issued_out")
    assert twins.there.registry.thing(User, twins.account).party_id == twins.stands
    assert twins.party(twins.other).merged_into == twins.stands


def test_two_accounts_of_one_person_are_one_pair_of_eyes(twins: Twins) -> None:
    own = twins.there.registry.user(twins.there.registry.force, "approver", party=twins.stands)
    twins.merge()
    with reading(twins.there.registry.engine) as session:
        assert accounts_of_same_person(session, twins.account) == {own, twins.account}


def test_nothing_happens_any_more_on_the_file_that_was_joined(twins: Twins) -> None:
    twins.merge()
    for operation, values in ((SuspendParty, REASON), (RecordDeath, REASON | {"died_on": date(2026, 1, 1)})):
        with pytest.raises(RuleBroken, match="se unió a otra"):
            twins.there.registry.do(operation, party=twins.other, **values)
    weapon = twins.there.weapon("M 2")
    with pytest.raises(RuleBroken, match="se unió a otra"):
        twins.there.registry.do(Issue, weapons=(weapon,), receiver=twins.other, due_back_at=None, magazines=(1,),
                                purpose=None)
    assert twins.refused() is None


def test_either_document_finds_the_file_that_stands(twins: Twins) -> None:
    twins.merge()
    with reading(twins.there.registry.engine) as session:
        authority = authority_of(session, twins.there.users["clerk"])
        assert authority is not None
        for typed in ("V-18765432", "18765432"):
            assert person_named(session, authority, typed, "receiver").id == twins.stands


def test_what_cannot_be_one_person_is_refused(twins: Twins) -> None:
    registry = twins.there.registry
    assert twins.refused(into=twins.other) == "into"
    assert twins.refused(into=registry.person(registry.other_force)) == "into"
    registry.do(SuspendParty, party=twins.other, **REASON)
    assert twins.refused() == "into"
    dead = registry.person(registry.force)
    registry.do(RecordDeath, party=dead, died_on=date(2026, 1, 1), **REASON)
    assert twins.refused(into=dead) == "into"
    assert twins.refused(reason=" ") == "reason"


def test_a_person_joins_no_file_of_his_own_and_an_armourer_none(twins: Twins) -> None:
    registry = twins.there.registry
    clerk = registry.user(registry.force, "clerk", party=twins.stands)
    with pytest.raises(RuleBroken, match="su propia ficha"):
        registry.do(MergeParties, clerk, party=twins.other, into=twins.stands, **REASON)
    with pytest.raises(NotPermitted):
        registry.do(MergeParties, twins.there.users["armourer"], party=twins.other, into=twins.stands, **REASON)


def test_the_unit_of_the_file_that_goes_is_not_lost(twins: Twins) -> None:
    registry = twins.there.registry
    citizen = registry.person(None)
    registry.do(MergeParties, party=twins.other, into=citizen, **REASON)
    assert twins.party(citizen).organisation_id == registry.force


def test_a_wrong_joining_is_undone_and_gives_back_what_nobody_touched(twins: Twins) -> None:
    registry, second = twins.there.registry, twins.there.weapon("M 2")
    registry.do(Issue, weapons=(second,), receiver=twins.other, due_back_at=None, magazines=(1,), purpose=None)
    twins.merge()
    registry.do(TakeBack, weapons=(second,), place=None, condition="operative", magazines=(1,), remarks=None)
    registry.do(SeparateParty, party=twins.other, **REASON)
    assert twins.there.state(twins.weapon).custodian == f"party:{twins.other}"
    assert twins.there.state(second).custodian == f"organisation:{registry.force}"
    assert registry.thing(User, twins.account).party_id == twins.other
    assert twins.party(twins.other).merged_into is None
    with pytest.raises(RuleBroken, match="no está unida"):
        registry.do(SeparateParty, party=twins.other, **REASON)


def test_files_of_the_same_figures_or_the_same_name_and_birth_are_found(twins: Twins) -> None:
    registry = twins.there.registry
    namesakes = [registry.person(registry.force, given_names="Ana", family_names="Ríos", birth_date=date(1988, 2, 3),
                                 document_number=number) for number in ("V-11111111", "V-22222222")]
    registry.person(registry.force, given_names="Ana", family_names="Ríos", birth_date=date(1989, 2, 3),
                    document_number="V-33333333")
    with reading(registry.engine) as session:
        authority = authority_of(session, twins.there.users["clerk"])
        assert authority is not None
        found = {(group.why, tuple(line.party.id for line in group.lines))
                 for group in duplicate_parties(session, authority).groups}
    assert found == {("document", (twins.stands, twins.other)), ("name", tuple(namesakes))}
    twins.merge()
    with reading(registry.engine) as session:
        assert [group.why for group in duplicate_parties(session, authority).groups] == ["name"]


@pytest.mark.parametrize(("key", "wanted"), [
    ("identity_card:ve:v12345678", "12345678"), ("passport:co:ab001234", "1234"),
    ("tax_id:ve:j123456789", "123456789"), ("passport:co:abc", "")])
def test_figures_are_what_two_spellings_share(key: str, wanted: str) -> None:
    assert figures(key) == wanted


def test_replay_gives_the_same_rows_after_joining_parting_and_merging_bodies(twins: Twins, tmp_path: Path) -> None:
    registry, order = twins.there.registry, {"order_number": "G.O. 43.118", "ordered_on": date(2026, 1, 2)}
    twins.merge()
    registry.do(SeparateParty, party=twins.other, **REASON)
    registry.do(MergeOrganisation, organisation=registry.force, into=registry.other_force, **order)
    with snapshot(registry.engine) as session:
        assert verify(session, Evidence((), None, tmp_path, DERIVED)).fault is None
