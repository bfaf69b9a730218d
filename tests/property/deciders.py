"""Acts that two persons do, among all the others: asked for, approved, refused and withdrawn by whoever comes along."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from registry.operations import Operation
from registry.operations.base import new_act_key
from registry.operations.correct import Correct
from registry.operations.execute_request import ExecuteRequest
from registry.operations.make_request import MakeRequest
from registry.operations.refuse_request import RefuseRequest
from registry.operations.withdraw_request import WithdrawRequest
from tests.property.counters import SERIALS, Counters, mostly, one


class Deciders(Counters):
    """Who asks and who decides; most of what they try is refused."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[int] = []

    @rule(chosen=one, actor=mostly("clerk"), change=st.sampled_from([
        ("model", "19", None), ("calibre", ".40 S&W", None), ("weapon_class", "sporting", None),
        *(("serial", serial, "legible") for serial in SERIALS)]))
    def ask(self, chosen: int, actor: str, change: tuple[str, Any, str | None]) -> None:
        fact, value, serial_status = change
        asked = Correct(act=new_act_key(), claimed_at=datetime.now(UTC), weapon=self.weapon_at(chosen), fact=fact,
                        value=value, standing="seen", serial_status=serial_status, reason="Error")
        done = self.do(MakeRequest, actor, asked=asked)
        self.requests += list(done.entries) if done else []

    @precondition(lambda self: self.requests)
    @rule(chosen=one, actor=mostly("approver"), how=st.sampled_from(
        [ExecuteRequest, ExecuteRequest, ExecuteRequest, RefuseRequest, WithdrawRequest]))
    def close(self, chosen: int, actor: str, how: type[Operation]) -> None:
        why = {"reason": "No consta"} if how is RefuseRequest else {}
        self.do(how, actor, asked_in=self.requests[chosen % len(self.requests)], **why)
