"""The keys a log was signed with are remembered once each, oldest first, and a damaged list is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from proof.note import KeyRejected, SigningKey
from registry.log_keys import NAME, known_keys, remember

FIRST, SECOND = (SigningKey("demo.example/trazarma", bytes([number]) * 32).verifying_key for number in (1, 2))


def test_before_the_first_signature_none_is_known(tmp_path: Path) -> None:
    assert known_keys(tmp_path) == ()


def test_keys_are_remembered_once_and_in_order(tmp_path: Path) -> None:
    for key in (FIRST, SECOND, FIRST):
        remember(tmp_path, key)
    assert known_keys(tmp_path) == (FIRST, SECOND)


def test_a_damaged_list_is_noticed(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("not a key\n")
    with pytest.raises(KeyRejected):
        known_keys(tmp_path)
