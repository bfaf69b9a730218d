"""Several persons decide one request at the same moment, or something happens to it: there is exactly one outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from models.database import snapshot
from models.request import Request
from models.verification import verify
from registry.errors import Refused
from registry.operations.base import new_act_key
from registry.operations.correct import Correct
from registry.operations.execute_request import ExecuteRequest
from registry.operations.lapse_requests import LapseRequests
from registry.operations.perform import perform
from registry.operations.refuse_request import RefuseRequest
from registry.operations.two_person import SYSTEM
from registry.operations.withdraw_request import WithdrawRequest
from tests.races.starting_line import StartingLine, starting_line
from tests.registry.operations.armed import Armed, armed
from tests.registry.operations.asked import a_correction, account, asked, relied_on, state

APPROVERS = 6
TRIALS = 12
DONE = "done"
Deed = Callable[[], object]


@pytest.fixture
def there(migrated_url: str) -> Iterator[Armed]:
    there = armed(migrated_url)
    for number in range(APPROVERS):
        there.users[f"approver {number}"] = account(there, "approver")
    yield there
    there.registry.engine.dispose()


@pytest.fixture
def line() -> Iterator[StartingLine]:
    with starting_line(APPROVERS + 1) as line:
        yield line


def deeds(there: Armed, request: int) -> list[Deed]:
    """Every approver approves it, each with a form of his own."""
    return [lambda number=number: there.send(ExecuteRequest(  # type: ignore[misc]
        act=new_act_key(), claimed_at=datetime.now(UTC), asked_in=request), f"approver {number}")
        for number in range(APPROVERS)]


def told(deed: Deed) -> Callable[[], str]:
    """The deed, answering what its doer is told; whatever is not a refusal fails the test."""

    def run() -> str:
        try:
            deed()
        except Refused as refusal:
            return type(refusal).__name__
        return DONE

    return run


def test_of_several_approvers_at_once_one_approves_and_the_act_happens_once(there: Armed, line: StartingLine) -> None:
    for trial in range(TRIALS):
        weapon = relied_on(there, f"QVX {trial}")
        request, size = asked(there, Correct, **a_correction(weapon)), there.size()
        got = Counter(line.race([told(deed) for deed in [*deeds(there, request), lambda: None]]))
        assert got == {DONE: 2, "RuleBroken": APPROVERS - 1}
        assert (there.size() - size, there.state(weapon).model, state(there, request)) == (3, "19", "executed")
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


@pytest.mark.parametrize("other", ["withdraw", "refuse", "lapse", "move the weapon"])
def test_whatever_happens_to_it_while_it_is_approved_one_of_both_happens(
        there: Armed, line: StartingLine, other: str) -> None:
    outcomes: Counter[str] = Counter()
    for trial in range(TRIALS):
        weapon = relied_on(there, f"QVX {trial}")
        request = asked(there, Correct, **a_correction(weapon))
        got = line.race([told(deed) for deed in [*deeds(there, request), against(there, other, request, weapon)]])
        outcomes[outcome(there, request, weapon)] += 1
        assert got[:-1].count(DONE) == (state(there, request) == "executed")
        assert got[-1] == DONE or state(there, request) == "executed"
    assert sum(outcomes.values()) == TRIALS
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def against(there: Armed, other: str, request: int, weapon: int) -> Deed:
    """What somebody does at the same moment."""
    envelope = {"act": new_act_key(), "claimed_at": datetime.now(UTC)}
    if other == "withdraw":
        return lambda: there.send(WithdrawRequest(**envelope, asked_in=request), "clerk")
    if other == "refuse":
        return lambda: there.send(RefuseRequest(**envelope, asked_in=request, reason="No consta"), "approver")
    if other == "move the weapon":
        seen = {f"weapon:{weapon}": there.state(weapon).last_entry}
        return lambda: there.send(there.store(weapon, place="estante 10", seen=seen))
    late = there.registry.thing(Request, request).expires_at
    lapse = LapseRequests(**envelope, requests=(request,))
    # The others' clock has not come so far: only the lock decides who is first.
    return lambda: perform(there.registry.engine, lapse, SYSTEM, now=late)


def outcome(there: Armed, request: int, weapon: int) -> str:
    """How it ended; the weapon says the same as the request."""
    found, model = state(there, request), there.state(weapon).model
    assert (model == "19") == (found == "executed")
    return found
