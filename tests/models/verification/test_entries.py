"""Every byte of an entry counts: whichever is changed, the entry is named."""

from __future__ import annotations

import json
from random import Random

import pytest

from models.database import snapshot
from models.verification.entries import Stored, body_of, stored_entries
from models.verification.faults import Tampered
from proof.canonical import canonical
from proof.merkle import leaf_hash
from tests.models.verification.rich import Rich

SAMPLE = 200


def fault_of(row: Stored) -> Tampered | None:
    try:
        body_of(row)
    except Tampered as fault:
        return fault
    return None


@pytest.fixture
def rows(on_sqlite: Rich) -> list[Stored]:
    with snapshot(on_sqlite.engine) as session:
        return list(stored_entries(session))


def rewritten(row: Stored, **members: object) -> Stored:
    """The row as somebody would write it who knows how: canonical bytes and their own hash."""
    return sealed(row, canonical(json.loads(row.body) | members))


def sealed(row: Stored, body: bytes) -> Stored:
    return row._replace(body=body, leaf_hash=leaf_hash(body))


def test_every_byte_of_a_sample_of_entries_and_of_their_hashes_counts(rows: list[Stored]) -> None:
    missed = []
    for row in Random(8).sample(rows, SAMPLE):
        for name in ("body", "leaf_hash"):
            kept = getattr(row, name)
            for place in range(len(kept)):
                flipped = bytes([*kept[:place], kept[place] ^ 0x01, *kept[place + 1:]])
                fault = fault_of(row._replace(**{name: flipped}))
                if fault is None or fault.fault.values != {"entry": row.sequence}:
                    missed.append((row.sequence, name, place))
    assert missed == []


def test_a_changed_body_is_told_in_a_sentence(rows: list[Stored]) -> None:
    fault = fault_of(rows[41]._replace(body=rows[41].body + b" "))
    assert fault is not None
    assert fault.fault.sentence == "El asiento 41 no coincide con su huella."


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"{}", b"\xff", b'{"act": 1}', b"null",
    ],
)
def test_bytes_that_are_no_entry_are_refused_though_their_hash_is_right(rows: list[Stored], body: bytes) -> None:
    fault = fault_of(sealed(rows[3], body))
    assert fault is not None
    assert fault.fault.msgid == "El asiento %(entry)s no está escrito en la forma de los asientos."


def test_a_body_that_is_text_and_not_bytes_is_refused(rows: list[Stored]) -> None:
    assert fault_of(rows[3]._replace(body=rows[3].body.decode())) is not None  # type: ignore[arg-type]


def test_spaces_between_members_are_refused(rows: list[Stored]) -> None:
    assert fault_of(sealed(rows[3], json.dumps(json.loads(rows[3].body), sort_keys=True).encode())) is not None


@pytest.mark.parametrize(
    "members",
    [
        {"format": 2}, {"format": "1"}, {"version": 99}, {"kind": "weapon:forgotten"}, {"nonce": "ab"},
        {"nonce": "G" * 32}, {"act": ""}, {"act": "A" * 32}, {"claimed_at": "2026-11-24"},
        {"recorded_at": "2026-11-24T12:00:00.000000+00:00"}, {"recorded_at": "2026-13-24T12:00:00.000000Z"},
        {"recorded_at": "2026-11-24T12:00:00.0Z"}, {"sequence": 4}, {"subject": "weapon:1"}, {"previous": 7},
        {"part": True}, {"actor": "0"}, {"extra": 1}, {"data": []}, {"data": {"long": "x" * 65_535}},
    ],
)
def test_a_member_that_is_not_as_it_must_be_is_found(rows: list[Stored], members: dict[str, object]) -> None:
    fault = fault_of(rewritten(rows[3], **members))
    assert fault is not None
    assert fault.fault.values["entry"] == 3


def test_a_missing_member_is_found(rows: list[Stored]) -> None:
    body = json.loads(rows[3].body)
    for name in body:
        assert fault_of(sealed(rows[3], canonical({k: v for k, v in body.items() if k != name}))) is not None, name


@pytest.mark.parametrize("column", [{"sequence": 9}, {"subject": "weapon:9"}, {"previous": 2}])
def test_a_column_that_does_not_repeat_the_body_is_found(rows: list[Stored], column: dict[str, object]) -> None:
    fault = fault_of(rows[3]._replace(**column))
    assert fault is not None
    assert fault.fault.values["name"] in column
