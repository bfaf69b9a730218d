"""An identity was wrong, or changed: each cause explains some changes and no others."""

from datetime import date
from typing import Any

import pytest

from models.database import reading
from models.events import event_of
from models.ledger import Entry
from models.party import Party, PartyIdentity
from registry.errors import RuleBroken, Stale
from registry.operations.correct_party import CorrectParty, CorrectPartyFacts
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ask, event, particulars, person, refused_fields


def correct(cause: str, **changed: Any) -> CorrectParty:
    reason = changed.pop("reason", "Sentencia 118 del tribunal de familia")
    return ask(CorrectParty, party=31, particulars=particulars(**changed), cause=cause, reason=reason)


def facts(**changed: Any) -> CorrectPartyFacts:
    values = {"party": person(), "known": particulars(), "entry": 31, "namesake": None}
    return CorrectPartyFacts(**values | changed)


@pytest.mark.parametrize(("cause", "changed"), [
    ("correction", {"birth_date": date(1986, 4, 12)}),
    ("name_change", {"family_names": "Marcano de Rojas"}),
    ("document_change", {"document_kind": "passport", "document_country": "CO", "document_number": "AB123456"}),
    ("post_change", {"rank": "Oficial Jefe", "badge_number": "3417"}),
])
def test_each_cause_explains_its_own_changes(cause: str, changed: dict[str, Any]) -> None:
    told = event(correct(cause, **changed), facts())
    assert (told.cause, told.corrects) == (cause, 31)


@pytest.mark.parametrize(("cause", "changed", "field"), [
    ("name_change", {"family_names": "Rojas", "birth_date": date(1990, 1, 1)}, "birth_date"),
    ("document_change", {"document_number": "V-87654321", "given_names": "Ana"}, "given_names"),
    ("post_change", {"rank": "Oficial", "document_number": "V-87654321"}, "document_number"),
])
def test_a_change_the_cause_does_not_explain_is_refused(cause: str, changed: dict[str, Any], field: str) -> None:
    assert refused_fields(correct(cause, **changed), facts()) == [field]


def test_a_correction_that_changes_nothing_is_refused() -> None:
    assert refused_fields(correct("correction", document_number="v12345678"), facts()) == [None]


def test_the_document_of_another_person_is_refused_and_ones_own_is_not() -> None:
    other = facts(namesake=person(id=33))
    assert refused_fields(correct("correction", given_names="Ana"), other) == ["document_number"]
    assert event(correct("correction", given_names="Ana"), facts(namesake=person())).cause == "correction"


def test_a_cause_and_a_reason_are_asked_for() -> None:
    assert refused_fields(correct("whim", given_names="Ana"), facts()) == ["cause"]
    assert refused_fields(correct("correction", given_names="Ana", reason=" "), facts()) == ["reason"]


def test_an_erased_identity_may_only_be_corrected_as_a_whole() -> None:
    assert refused_fields(correct("name_change"), facts(known=None)) != []
    assert event(correct("correction"), facts(known=None)).cause == "correction"


def test_it_names_the_entry_it_corrects_and_keeps_the_earlier_identity(opened: Founded) -> None:
    party = opened.person(document_number="V-12345678")
    before = opened.thing(Party, party)
    values = {"party": party, "reason": "Acta de matrimonio", "cause": "name_change"}
    first = opened.do(CorrectParty, **values,
                      particulars=opened.particulars(document_number="V-12345678", family_names="Rojas"))
    second = opened.do(CorrectParty, **values,
                       particulars=opened.particulars(document_number="V-12345678", family_names="Mora de Rojas"))
    with reading(opened.engine) as session:
        told = event_of(session.get_one(Entry, second.entries[0]).parsed())
        assert told.corrects == first.entries[0]
        assert session.get_one(PartyIdentity, before.identity).family_names == "Mora"
        assert session.get_one(PartyIdentity, session.get_one(Party, party).identity).name == "Ana Mora de Rojas"


def test_a_document_is_free_again_once_it_turned_out_to_be_anothers(opened: Founded) -> None:
    party = opened.person(document_number="V-12345678")
    opened.do(CorrectParty, party=party, cause="correction", reason="Se leyó mal la cédula",
              particulars=opened.particulars(document_number="V-12345679"))
    opened.person(document_number="V-12345678")
    with pytest.raises(RuleBroken):
        opened.person(document_number="V-12345679")


def test_correcting_on_a_stale_page_is_refused(opened: Founded) -> None:
    party = opened.person(document_number="V-12345678")
    values = {"party": party, "cause": "correction", "reason": "Error", "seen": {f"party:{party}": party}}
    first, second = (opened.particulars(document_number="V-12345678", given_names=name) for name in ("Eva", "Iris"))
    opened.do(CorrectParty, **values, particulars=first)
    with pytest.raises(Stale):
        opened.do(CorrectParty, **values, particulars=second)
