"""A person enters the registry; the ledger learns no name and no number."""

import pytest

from models.database import reading
from models.events.party import PartySeparated
from models.ledger import Entry
from models.party import Party, PartyIdentity
from registry.errors import NotPermitted, RuleBroken
from registry.operations.register_party import RegisterParty
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ask, event, particulars, person, refused_fields


def test_the_event_carries_a_commitment_and_the_unit() -> None:
    told = event(ask(RegisterParty, party_kind="natural", particulars=particulars(), organisation=12), None)
    assert told.data() == {"party_kind": "natural", "identity": told.identity.commitment,
                           "organisation": "organisation:12"}
    assert isinstance(told.identity, PartyIdentity)


def test_the_same_identity_twice_yields_two_commitments() -> None:
    asked = ask(RegisterParty, party_kind="natural", particulars=particulars())
    assert event(asked, None).identity.commitment != event(asked, None).identity.commitment


def test_whom_the_answer_compared_is_told_apart_and_who_was_only_counted_is_not() -> None:
    asked = ask(RegisterParty, party_kind="natural", particulars=particulars(), alike=(31, 40), compared=(31,))
    [question] = asked.questions(None, asked.claimed_at)
    registered, answered = asked.decide(None, asked.claimed_at, 7)
    assert (question.key, registered.event.kind) == ("same_person:31,40", "party:registered")
    assert (answered.of, answered.event) == (0, PartySeparated(was="party:31", reason=None))


def test_a_document_somebody_has_already_is_refused_and_the_other_is_named() -> None:
    asked = ask(RegisterParty, party_kind="natural", particulars=particulars())
    with pytest.raises(RuleBroken) as refused:
        asked.decide(person(), asked.claimed_at, 7)
    assert (refused.value.field, refused.value.values["party"]) == ("document_number", 31)


def test_a_company_serves_in_no_unit() -> None:
    company = particulars(document_kind="tax_id", document_number="G-20000041-4", given_names=None, family_names=None,
                          birth_date=None, legal_name="Policía Municipal")
    asked = ask(RegisterParty, party_kind="legal", particulars=company, organisation=12)
    assert refused_fields(asked, None) == ["organisation"]


def test_the_row_of_the_identity_answers_to_its_commitment(opened: Founded) -> None:
    party = opened.thing(Party, opened.person(opened.force, given_names="José", family_names="Núñez"))
    with reading(opened.engine) as session:
        row = session.get_one(PartyIdentity, party.identity)
        body = session.get_one(Entry, party.id).body
    assert row.recomputed() == party.identity
    assert (row.name, row.name_key) == ("José Núñez", "jose nunez")
    assert "José".encode() not in body
    assert b"20000001" not in body


def test_the_same_document_typed_otherwise_is_the_same_document(opened: Founded) -> None:
    opened.person(document_number="V-12345678")
    with pytest.raises(RuleBroken):
        opened.person(document_number="v 12.345.678")


def test_a_clerk_registers_citizens_anywhere_and_officers_in_his_own_branch(opened: Founded) -> None:
    clerk = opened.user(opened.force, "clerk")
    opened.do(RegisterParty, clerk, party_kind="natural", particulars=opened.particulars())
    with pytest.raises(NotPermitted):
        opened.do(RegisterParty, clerk, party_kind="natural", particulars=opened.particulars(),
                  organisation=opened.other_force)
