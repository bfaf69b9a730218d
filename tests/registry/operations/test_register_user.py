"""An account is made for a living person; its first sign-in sets the rest."""

from datetime import UTC, date, datetime

import pytest

from models.database import reading
from models.ledger import Entry
from models.user import Credential, User, UserLogin
from registry.errors import AnotherContent, NotPermitted, RuleBroken
from registry.operations.base import new_act_key
from registry.operations.enrolment import Enrolment
from registry.operations.perform import perform
from registry.operations.register_user import RegisterUser, RegisterUserFacts
from tests.registry.operations.founded import Founded, enrolment
from tests.registry.operations.told import ask, event, person, refused_fields


def register(username: str = "y.marcano") -> RegisterUser:
    return ask(RegisterUser, party=31, organisation=12, username=username, enrolment=enrolment())


def test_the_event_names_person_and_office_and_commits_to_the_name() -> None:
    told = event(register(), RegisterUserFacts(person(), is_taken=False))
    assert told.data() == {"party": "party:31", "organisation": "organisation:12", "login": told.login.commitment}
    assert told.login.username == "y.marcano"


@pytest.mark.parametrize("username", ["", "ab", "Yelitza", "yelítza", "1yelitza", "y marcano", "y" * 41, "y@x", "y\n"])
def test_a_name_outside_the_form_is_refused(username: str) -> None:
    assert refused_fields(register(username), RegisterUserFacts(person(), is_taken=False)) == ["username"]


def test_a_name_in_use_is_refused() -> None:
    assert refused_fields(register(), RegisterUserFacts(person(), is_taken=True)) == ["username"]


def test_neither_a_company_nor_the_dead_have_accounts() -> None:
    company = RegisterUserFacts(person(kind="legal"), is_taken=False)
    dead = RegisterUserFacts(person(died_on=date(2026, 1, 1)), is_taken=False)
    assert refused_fields(register(), company) == refused_fields(register(), dead) == ["party"]


def test_the_account_can_only_enrol_and_the_ledger_knows_no_name(opened: Founded) -> None:
    user = opened.user(opened.force, username="y.marcano")
    with reading(opened.engine) as session:
        credential = session.get_one(Credential, user)
        assert (credential.password_hash, credential.totp_secret) == (None, None)
        assert credential.enrolment_hash == enrolment().code_hash
        assert session.get_one(UserLogin, session.get_one(User, user).login).username == "y.marcano"
        assert b"marcano" not in session.get_one(Entry, user).body


def test_sent_twice_with_another_hash_of_the_code_it_happens_once(opened: Founded) -> None:
    party, key, now = opened.person(opened.force), new_act_key(), datetime.now(UTC)
    asked = [RegisterUser(act=key, claimed_at=now, party=party, organisation=opened.force, username="ana.mora",
                          enrolment=Enrolment(salt, now)) for salt in ("one", "two")]
    first, second = (perform(opened.engine, operation, 0) for operation in asked)
    assert (first.entries, second.repeated) == (second.entries, True)
    with pytest.raises(AnotherContent):
        perform(opened.engine, RegisterUser(act=key, claimed_at=now, party=party, organisation=opened.force,
                                            username="otra", enrolment=enrolment()), 0)


def test_the_hash_of_the_code_is_in_no_representation() -> None:
    assert "argon2id" not in repr(register())


def test_a_name_is_used_once_in_the_whole_registry(opened: Founded) -> None:
    opened.user(opened.force, username="ana.mora")
    with pytest.raises(RuleBroken):
        opened.user(opened.other_force, username="ana.mora")


def test_an_administrator_makes_accounts_in_his_own_branch(opened: Founded) -> None:
    administrator, party = opened.user(opened.force, "administrator"), opened.person(opened.other_force)
    with pytest.raises(NotPermitted):
        opened.do(RegisterUser, administrator, party=party, organisation=opened.other_force, username="ana.mora",
                  enrolment=enrolment())
