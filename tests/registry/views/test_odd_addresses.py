"""Addresses nobody types on purpose: an answer in words, on both databases, and never a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.operations.founded import Founded
from tests.registry.views.site import Browser, site

HUGE = "9" * 40


@pytest.mark.parametrize(("address", "status"), [
    ("/parties/999999", 404), ("/users/999999", 404), ("/users/register?party=x", 404),
    ("/parties?text=%00", 200), ("/parties?text=%ff%fe", 200),
    ("/catalogue?text=%00%25_", 200), ("/organisations/register?parent=x", 200), ("/parties?text=a&after=-1", 200),
])
def test_an_odd_address_is_answered_in_words(opened: Founded, tmp_path: Path, address: str, status: int) -> None:
    rosa = opened.user(opened.root, "administrator")
    opened.user(opened.root, "administrator")
    assert Browser(site(opened.engine, tmp_path), rosa).get(address).status_code == status


@pytest.mark.parametrize("address", [
    f"/parties/{HUGE}", f"/users/{HUGE}", f"/organisations/{HUGE}", f"/users/register?party={HUGE}",
    f"/users?after={HUGE}", f"/parties?text=a&after={HUGE}", "/parties?text=a%00b",
])
def test_what_a_database_cannot_hold_is_no_fault_of_the_server(opened: Founded, tmp_path: Path, address: str) -> None:
    rosa = opened.user(opened.root, "administrator")
    opened.user(opened.root, "administrator")
    assert Browser(site(opened.engine, tmp_path), rosa).get(address).status_code < 500
