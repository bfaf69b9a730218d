"""Transferring ownership: the authorisation, the cause, who receives, and what leaves the State."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from models.base import Thing
from models.weapon import Weapon
from registry.operations.receiver import Receiver, age
from registry.operations.transfer import Transfer, TransferFacts
from tests.builders import (
    NOW,
    OTHER_UNIT,
    TODAY,
    TOMORROW,
    UNIT,
    a_missing_weapon,
    a_party,
    a_weapon,
    an_envelope,
    an_identity,
    an_issued_weapon,
    an_organisation,
    event,
    events,
    refusal,
    refused_field,
)

OWNER = a_party(id=31, organisation_id=None)
DEAD_OWNER = a_party(id=31, organisation_id=None, died_on=date(2026, 3, 1))
STATE = an_organisation()


def a_citizens_weapon(**changes: Any) -> Weapon:
    return a_weapon(**{"owner": "party:31", "custodian": "party:31", "status": "active", "place": None} | changes)


def a_person(born: date | None = date(1980, 5, 1), **changes: Any) -> Receiver:
    party = a_party(**{"id": 33, "organisation_id": None} | changes)
    return Receiver(party=party, identity=an_identity(birth_date=born), age_of_majority=18)


def a_body(**changes: Any) -> Receiver:
    return Receiver(organisation=an_organisation(**{"id": OTHER_UNIT, "kind": "force"} | changes))


def transfer(weapon: Weapon | None = None, receiver: Receiver | None = None, owner: Thing | None = OWNER,
             is_marked: bool = False, **changes: Any) -> tuple[Transfer, TransferFacts]:
    weapon, receiver = weapon or a_citizens_weapon(), receiver or a_person()
    who = receiver.party or receiver.organisation
    assert who is not None
    asked: dict[str, Any] = {
        "weapons": (weapon.id,), "receiver": who.subject, "cause": "donation", "authorisation": "DAEX-2026-118",
        "authorised_on": TODAY, "hand_over": False,
    } | changes
    facts = TransferFacts((weapon,), receiver, {owner.subject: owner} if owner else {},
                          frozenset({weapon.id} if is_marked else ()))
    return Transfer(**an_envelope(claimed_at=asked.pop("claimed_at", NOW)), **asked), facts


def test_owner_and_authorisation_change_and_custody_stays() -> None:
    told = event(*transfer())
    assert (told.owner, told.was, told.custodian, told.organisation, told.status) == (
        "party:33", "party:31", "party:31", UNIT, "active")


def test_handed_over_the_receiver_has_it() -> None:
    told = event(*transfer(hand_over=True))
    assert (told.owner, told.custodian, told.status) == ("party:33", "party:33", "active")


def test_handed_over_to_a_body_it_is_in_its_armoury_and_that_body_answers() -> None:
    told = event(*transfer(receiver=a_body(), hand_over=True))
    assert (told.custodian, told.organisation, told.status) == (f"organisation:{OTHER_UNIT}", OTHER_UNIT, "in_store")


def test_a_body_that_receives_the_weapon_itself_must_be_within_reach_too() -> None:
    operation, facts = transfer(receiver=a_body(), hand_over=True)
    assert set(operation.organisations(facts)) == {UNIT, OTHER_UNIT}
    operation, facts = transfer(receiver=a_body())
    assert set(operation.organisations(facts)) == {UNIT}


def test_a_weapon_in_the_hands_of_an_officer_changes_owner_but_not_hands() -> None:
    weapon = an_issued_weapon(owner="party:31", custodian="party:40")
    assert event(*transfer(weapon)).custodian == "party:40"
    assert refused_field(*transfer(weapon, hand_over=True)) == "hand_over"


@pytest.mark.parametrize("weapon", [
    a_citizens_weapon(open_holds=1), a_missing_weapon(owner="party:31"), a_citizens_weapon(status="withdrawn"),
    a_citizens_weapon(status="to_be_located")])
def test_a_weapon_that_is_held_or_that_nobody_can_show_is_not_transferred(weapon: Weapon) -> None:
    assert refused_field(*transfer(weapon)) == "weapons"


@pytest.mark.parametrize(("field", "value"), [
    ("authorisation", ""), ("authorisation", "sin número"), ("authorised_on", TOMORROW), ("cause", "theft")])
def test_the_authorisation_and_the_cause_are_asked_for(field: str, value: Any) -> None:
    assert refused_field(*transfer(**{field: value})) == field


def test_the_authorisation_comes_before_the_transfer() -> None:
    a_week_ago = datetime(2026, 11, 17, 12, tzinfo=UTC)
    assert refused_field(*transfer(claimed_at=a_week_ago, authorised_on=date(2026, 11, 18))) == "authorised_on"
    assert event(*transfer(claimed_at=a_week_ago, authorised_on=date(2026, 11, 17)))


def test_who_owns_it_already_does_not_receive_it() -> None:
    assert refused_field(*transfer(a_citizens_weapon(owner="party:33"), owner=a_party(id=33))) == "receiver"


@pytest.mark.parametrize(("receiver", "word"), [
    (a_person(died_on=TODAY), "fallecimiento"), (a_person(is_suspended=True), "suspendida"),
    (a_person(kind="legal", died_on=TODAY), "disolución"), (a_person(born=None), "nacimiento"),
    (Receiver(party=a_party(id=33), identity=None, age_of_majority=18), "identidad"),
    (Receiver(party=a_party(id=33), identity=an_identity(), age_of_majority=None), "parámetro legal"),
])
def test_who_receives_is_identified_alive_and_not_suspended(receiver: Receiver, word: str) -> None:
    refused = refusal(*transfer(receiver=receiver))
    assert (refused.field, word in refused.msgid) == ("receiver", True)


@pytest.mark.parametrize(("born", "claimed_at"), [
    (date(2008, 11, 25), NOW),
    (date(2008, 11, 24), datetime(2026, 11, 24, 3, 59, tzinfo=UTC)),
])
def test_a_minor_does_not_receive_and_the_day_is_counted_in_caracas(born: date, claimed_at: datetime) -> None:
    refused = refusal(*transfer(receiver=a_person(born), claimed_at=claimed_at, authorised_on=date(2026, 11, 1)))
    assert (refused.field, refused.values["age"]) == ("receiver", 18)


@pytest.mark.parametrize("claimed_at", [NOW, datetime(2026, 11, 24, 4, 0, tzinfo=UTC)])
def test_who_comes_of_age_today_receives_today(claimed_at: datetime) -> None:
    assert event(*transfer(receiver=a_person(date(2008, 11, 24)), claimed_at=claimed_at))


def test_the_age_of_majority_is_the_laws_and_not_ours() -> None:
    young = a_person(date(2004, 1, 1))
    assert event(*transfer(receiver=young))
    stricter = Receiver(party=young.party, identity=young.identity, age_of_majority=25)
    assert refusal(*transfer(receiver=stricter)).values["age"] == 25


@pytest.mark.parametrize(("born", "on", "years"), [
    (date(2008, 2, 29), date(2026, 2, 28), 17), (date(2008, 2, 29), date(2026, 3, 1), 18),
    (date(2008, 2, 29), date(2028, 2, 29), 20), (date(2008, 12, 31), date(2009, 1, 1), 0)])
def test_an_age_counts_whole_years(born: date, on: date, years: int) -> None:
    assert age(born, on) == years


def test_a_company_has_no_age() -> None:
    company = Receiver(party=a_party(id=33, kind="legal"), identity=an_identity(birth_date=None))
    assert event(*transfer(receiver=company)).owner == "party:33"


def test_heirs_receive_from_a_dead_owner_and_only_heirs_do() -> None:
    assert event(*transfer(owner=DEAD_OWNER, cause="inheritance")).cause == "inheritance"
    assert refused_field(*transfer(owner=DEAD_OWNER, cause="donation")) == "cause"


@pytest.mark.parametrize("owner", [OWNER, STATE, a_party(id=31, kind="legal", died_on=TODAY)])
def test_nobody_inherits_from_the_living_or_from_a_body(owner: Thing) -> None:
    weapon = a_citizens_weapon(owner=owner.subject)
    assert refused_field(*transfer(weapon, owner=owner, cause="inheritance", is_marked=True)) == "cause"


def test_what_a_dissolved_company_owned_can_be_assigned() -> None:
    assert event(*transfer(owner=a_party(id=31, kind="legal", died_on=TODAY), cause="assignment"))


def test_a_body_does_not_renounce_in_writing() -> None:
    weapon = a_weapon(owner=STATE.subject)
    assert refused_field(*transfer(weapon, owner=STATE, cause="written_renunciation", is_marked=True)) == "cause"
    assert event(*transfer(cause="written_renunciation"))


@pytest.mark.parametrize("cause", ["sale", "donation", "assignment", "inheritance", "written_renunciation"])
def test_of_an_unknown_owner_nobody_can_say_what_he_wanted(cause: str) -> None:
    assert refused_field(*transfer(a_weapon(owner="unknown"), owner=None, cause=cause)) == "cause"


def test_a_weapon_of_an_unknown_owner_is_given_back_to_whom_it_belongs() -> None:
    assert event(*transfer(a_weapon(owner="unknown"), owner=None, cause="return_to_owner")).was == "unknown"


@pytest.mark.parametrize("weapon_class", ["war", "organic"])
@pytest.mark.parametrize("receiver", [
    a_person(), a_person(kind="legal"), a_body(kind="dealer"), a_body(kind="carrier")])
def test_weapons_of_the_state_are_not_for_private_hands(weapon_class: str, receiver: Receiver) -> None:
    weapon = a_weapon(weapon_class=weapon_class)
    assert refused_field(*transfer(weapon, receiver, STATE, is_marked=True)) == "receiver"


@pytest.mark.parametrize("weapon_class", ["war", "organic"])
def test_weapons_of_the_state_pass_from_body_to_body(weapon_class: str) -> None:
    assert event(*transfer(a_weapon(weapon_class=weapon_class), a_body(), STATE)).owner == f"organisation:{OTHER_UNIT}"


@pytest.mark.parametrize("receiver", [a_person(), a_body(kind="dealer")])
def test_what_leaves_the_state_bears_a_mark_that_says_so(receiver: Receiver) -> None:
    assert "uso civil" in refusal(*transfer(a_weapon(), receiver, STATE)).msgid
    assert event(*transfer(a_weapon(), receiver, STATE, is_marked=True))


def test_what_was_private_already_needs_no_such_mark() -> None:
    dealer = an_organisation(kind="dealer")
    assert event(*transfer(a_weapon(), a_person(), dealer, cause="sale"))
    assert event(*transfer(cause="sale"))


def test_each_weapon_passes_from_the_owner_it_has() -> None:
    weapons = (a_citizens_weapon(id=1), a_weapon(id=2, owner="party:32"))
    operation, facts = transfer(weapons[0], weapons=(1, 2))
    facts = TransferFacts(weapons, facts.receiver, {"party:31": OWNER, "party:32": a_party(id=32)}, frozenset())
    assert [told.was for told in events(operation, facts)] == ["party:31", "party:32"]
