"""Acts of two persons: asked for by one, decided by another, once, on the state and the content that were asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from models.database import snapshot
from models.request import Request
from models.verification.whole import verify
from registry.errors import NeedsAnother, NotPermitted, RuleBroken
from registry.operations import Operation
from registry.operations.base import new_act_key
from registry.operations.execute_request import ExecuteRequest
from registry.operations.refuse_request import RefuseRequest
from registry.operations.request_content import content_of, operation_of
from registry.operations.two_person import RULES
from registry.operations.withdraw_request import WithdrawRequest
from tests.registry.operations.armed import Armed, do
from tests.registry.operations.asked import (
    EVERY,
    account,
    approve,
    asked,
    persons,
    refused,
    state,
    values_of,
)

KINDS = pytest.mark.parametrize("kind", list(EVERY), ids=lambda kind: kind.name)


def test_every_act_that_waits_for_another_person_is_tried_here() -> None:
    assert {rule.kind for rule in RULES.values()} == set(EVERY)


@KINDS
def test_one_person_alone_does_not_do_it(there: Armed, kind: type[Operation]) -> None:
    (maker, decider), values = persons(there, kind), values_of(there, kind)
    size = there.size()
    for actor in (maker, decider):
        with pytest.raises(NeedsAnother):
            do(there, kind, actor, **values)
    assert there.size() == size


@KINDS
def test_what_one_person_asks_another_approves_and_both_sign(there: Armed, kind: type[Operation]) -> None:
    (maker, decider), values = persons(there, kind), values_of(there, kind)
    request = asked(there, kind, maker, **values)
    done = approve(there, request, decider)
    act, *entries = there.bodies(done.act_id)
    assert (act["data"]["operation"], act["data"]["signers"]) == ("execute_request", [decider, maker])
    assert entries[-1]["kind"] == "request:executed"
    assert entries[-1]["data"] == {"leaf": leaf_of(there, request), "maker": f"user:{maker}"}
    assert len(entries) >= 2
    assert state(there, request) == "executed"


@KINDS
def test_nobody_approves_his_own_request_not_even_through_a_second_account(
        there: Armed, kind: type[Operation]) -> None:
    maker_role, decider_role = EVERY[kind]
    person = there.registry.person(there.registry.force)
    maker, second = account(there, maker_role, person), account(there, decider_role, person)
    account(there, decider_role)
    request, size = asked(there, kind, maker, **values_of(there, kind)), there.size()
    assert "él mismo" in refused(lambda: approve(there, request, second))
    assert "él mismo" in refused(lambda: do(there, RefuseRequest, second, asked_in=request, reason="No"))
    with pytest.raises((RuleBroken, NotPermitted)):
        approve(there, request, maker)
    assert (there.size(), state(there, request)) == (size, "open")


@KINDS
def test_a_request_past_its_time_is_not_executed_whether_it_was_marked_or_not(
        there: Armed, kind: type[Operation]) -> None:
    maker, decider = persons(there, kind)
    request = asked(there, kind, maker, **values_of(there, kind))
    late = there.registry.thing(Request, request).expires_at
    assert "venció" in refused(lambda: approve(there, request, decider, now=late))
    assert state(there, request) == "open"
    assert approve(there, request, decider, now=late - timedelta(microseconds=1))


@KINDS
@pytest.mark.parametrize("how", ["content", "salt", "gone"])
def test_a_request_changed_in_the_database_is_refused(there: Armed, kind: type[Operation], how: str) -> None:
    maker, decider = persons(there, kind)
    request = asked(there, kind, maker, **values_of(there, kind))
    changes = {"content": "UPDATE request_content SET content = REPLACE(content, 'e', 'E')",
               "salt": "UPDATE request_content SET salt = commitment", "gone": "DELETE FROM request_content"}
    if how == "salt" and there.registry.engine.dialect.name == "postgresql":
        changes["salt"] = "UPDATE request_content SET salt = decode(commitment, 'hex')"
    with there.registry.engine.begin() as connection:
        connection.execute(text(changes[how]))
    assert "ya no es lo que se solicitó" in refused(lambda: approve(there, request, decider))


@KINDS
def test_a_request_that_says_it_is_open_again_is_not_executed_twice(there: Armed, kind: type[Operation]) -> None:
    maker, decider = persons(there, kind)
    request = asked(there, kind, maker, **values_of(there, kind))
    approve(there, request, decider)
    with there.registry.engine.begin() as connection:
        connection.execute(text("UPDATE request SET state = 'open', expires_at = '2099-01-01T00:00:00.000000Z'"))
    assert "ya se aprobó" in refused(lambda: approve(there, request, decider))


@KINDS
def test_it_is_executed_once_only_and_sent_twice_it_is_the_same_act(there: Armed, kind: type[Operation]) -> None:
    maker, decider = persons(there, kind)
    request = asked(there, kind, maker, **values_of(there, kind))
    sent = ExecuteRequest(act=new_act_key(), claimed_at=datetime.now(UTC), asked_in=request)
    first, second = there.send(sent, decider), there.send(sent, decider)
    assert (second.act_id, second.repeated) == (first.act_id, True)
    assert "ya se aprobó" in refused(lambda: approve(there, request, decider))


@KINDS
def test_what_is_asked_comes_back_from_its_text_exactly(there: Armed, kind: type[Operation]) -> None:
    wanted = kind(act=new_act_key(), claimed_at=datetime.now(UTC), seen={"weapon:3": 9}, **values_of(there, kind))
    written = content_of(wanted)
    assert operation_of(written, kind, wanted.act) == wanted
    assert content_of(operation_of(written, kind, wanted.act)) == written


@KINDS
def test_the_verifier_replays_it_all(there: Armed, kind: type[Operation]) -> None:
    maker, decider = persons(there, kind)
    values = values_of(there, kind)
    do(there, WithdrawRequest, maker, asked_in=asked(there, kind, maker, **values))
    do(there, RefuseRequest, decider, asked_in=asked(there, kind, maker, **values), reason="Falta el oficio")
    approve(there, asked(there, kind, maker, **values), decider)
    with snapshot(there.registry.engine) as session:
        assert verify(session).fault is None


def leaf_of(there: Armed, sequence: int) -> str:
    with there.registry.engine.connect() as connection:
        leaf = connection.execute(text(f"SELECT leaf_hash FROM ledger WHERE sequence = {sequence}")).scalar_one()
    return bytes(leaf).hex()
