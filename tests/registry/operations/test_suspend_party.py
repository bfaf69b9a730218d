"""A suspended person receives no weapon until reinstated by somebody else."""

from datetime import date

import pytest

from models.party import Party
from registry.errors import NotPermitted, RuleBroken
from registry.operations.reinstate_party import ReinstateParty, ReinstatePartyFacts
from registry.operations.suspend_party import SuspendParty
from tests.registry.operations.founded import Founded
from tests.registry.operations.told import ACTOR, ask, event, person, refusals, refused_fields

SUSPEND = ask(SuspendParty, party=31, reason="Procedimiento disciplinario 41")
REINSTATE = ask(ReinstateParty, party=31, reason="Archivo del procedimiento 41")
SUSPENDED = ReinstatePartyFacts(person(is_suspended=True), frozenset({40}))


def test_the_reason_of_a_suspension_is_committed_to() -> None:
    told = event(SUSPEND, person())
    assert told.data() == {"reason": told.reason.commitment}


def test_who_is_suspended_or_dead_is_not_suspended_again() -> None:
    assert len(refusals(SUSPEND, person(is_suspended=True))) == 1
    assert len(refusals(SUSPEND, person(died_on=date(2026, 1, 1)))) == 1


def test_a_reason_is_asked_for_both_ways() -> None:
    assert refused_fields(ask(SuspendParty, party=31, reason=""), person()) == ["reason"]
    assert refused_fields(ask(ReinstateParty, party=31, reason="\n"), SUSPENDED) == ["reason"]


def test_nobody_lifts_his_own_suspension_with_any_account() -> None:
    assert len(refusals(REINSTATE, SUSPENDED, actor=40)) == 1
    assert event(REINSTATE, SUSPENDED, actor=ACTOR).kind == "party:reinstated"


def test_who_is_not_suspended_is_not_reinstated() -> None:
    assert len(refusals(REINSTATE, ReinstatePartyFacts(person(), frozenset()))) == 1


def test_an_approver_suspends_a_clerk_may_not_and_the_second_account_does_not_help(opened: Founded) -> None:
    clerk, approver = opened.user(opened.force, "clerk"), opened.user(opened.force, "approver")
    officer = opened.person(opened.force)
    with pytest.raises(NotPermitted):
        opened.do(SuspendParty, clerk, party=officer, reason="Procedimiento 41")
    opened.do(SuspendParty, approver, party=officer, reason="Procedimiento 41")
    assert opened.thing(Party, officer).is_suspended
    second = opened.user(opened.force, "approver", party=officer, username="otra.cuenta")
    with pytest.raises(RuleBroken):
        opened.do(ReinstateParty, second, party=officer, reason="Ya está")
    opened.do(ReinstateParty, approver, party=officer, reason="Archivo del procedimiento")
    assert not opened.thing(Party, officer).is_suspended
