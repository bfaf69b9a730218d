"""The worked examples of the entry format, recomputed from the page itself without the program that writes entries."""

import hashlib
import hmac
import json
import re
from pathlib import Path

import pytest

from models.events import event_of
from models.record import FORMAT
from proof.canonical import canonical, parse

PAGE = (Path(__file__).parents[2] / "docs" / "decisions" / "0001-entry-format.md").read_text(encoding="utf-8")
ENTRIES = re.findall(r"```json\n(.+)\n```\n\nleaf `([0-9a-f]{64})`", PAGE)
COMMITMENTS = re.findall(r"salt `([0-9a-f]{64})`, columns\n\n```json\n(.+)\n```\n\ncommitment `([0-9a-f]{64})`", PAGE)
MEMBERS = set(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\| (`.*?) \|", PAGE, re.M))))


def test_the_page_has_examples() -> None:
    assert len(ENTRIES) == 2
    assert len(COMMITMENTS) == 1


@pytest.mark.parametrize(("text", "leaf"), ENTRIES)
def test_an_example_hashes_to_the_leaf_it_states(text: str, leaf: str) -> None:
    assert hashlib.sha256(b"\x00" + text.encode()).hexdigest() == leaf


@pytest.mark.parametrize(("text", "leaf"), ENTRIES)
def test_an_example_is_canonical_and_has_exactly_the_members_of_the_table(text: str, leaf: str) -> None:
    body = parse(text.encode())
    assert canonical(json.loads(text)) == text.encode()
    assert set(body) == MEMBERS
    assert body["format"] == FORMAT


@pytest.mark.parametrize(("text", "leaf"), ENTRIES)
def test_an_example_is_of_a_kind_this_program_still_reads(text: str, leaf: str) -> None:
    event = event_of(parse(text.encode()))
    assert event.data() == parse(text.encode())["data"]


@pytest.mark.parametrize(("salt", "columns", "commitment"), COMMITMENTS)
def test_a_commitment_follows_from_its_salt_and_columns(salt: str, columns: str, commitment: str) -> None:
    assert hmac.new(bytes.fromhex(salt), columns.encode(), hashlib.sha256).hexdigest() == commitment
