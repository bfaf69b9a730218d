"""The signer's language: every line gets one answer, and nonsense is called malformed."""

import json
from pathlib import Path

import pytest

from proof.signer_protocol import answer
from proof.signer_state import SignerState
from tests.proof.grown_tree import numbered

TREE = numbered(3)
ROOT = "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms="


@pytest.fixture
def state(tmp_path: Path) -> SignerState:
    return SignerState(tmp_path / "signer", "registro.example/2025")


def asked(state: SignerState, **request: object) -> dict[str, object]:
    reply = answer(state, json.dumps(request).encode() + b"\n")
    assert reply.endswith(b"\n")
    assert reply.count(b"\n") == 1
    return json.loads(reply)


def test_each_operation_answers_in_its_stated_shape(state: SignerState) -> None:
    empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    assert asked(state, op="head") == {"ok": True, "size": 0, "root": empty, "origin": "registro.example/2025"}
    assert asked(state, op="key") == {"ok": True, "key": state.verifying_key.to_text()}
    signed = asked(state, op="checkpoint", size=3, root=ROOT, proof=[])
    assert str(signed["note"]).startswith(f"registro.example/2025\n3\n{ROOT}\n\n\u2014 registro.example/2025 ")
    assert set(asked(state, op="document", number="CC-1", id="00" * 10, cut=3)) == {"ok", "signature"}
    assert asked(state, op="document", number="CC-1", id="00" * 10, cut=4) == {"ok": False, "reason": "ahead"}
    assert asked(state, op="rewind", size=3, root=ROOT, reason="x") == {"ok": False, "reason": "rewind_not_allowed"}


@pytest.mark.parametrize(
    "request_fields",
    [
        {},
        {"op": None},
        {"op": ["head"]},
        {"op": "sign"},
        {"op": "checkpoint"},
        {"op": "checkpoint", "size": "3", "root": ROOT, "proof": []},
        {"op": "checkpoint", "size": True, "root": ROOT, "proof": []},
        {"op": "checkpoint", "size": 3.0, "root": ROOT, "proof": []},
        {"op": "checkpoint", "size": -3, "root": ROOT, "proof": []},
        {"op": "checkpoint", "size": 3, "root": ROOT[:-1], "proof": []},
        {"op": "checkpoint", "size": 3, "root": None, "proof": []},
        {"op": "checkpoint", "size": 3, "root": ROOT},
        {"op": "checkpoint", "size": 3, "root": ROOT, "proof": ROOT},
        {"op": "checkpoint", "size": 3, "root": ROOT, "proof": [3]},
        {"op": "checkpoint", "size": 3, "root": ROOT, "proof": [ROOT] * 65},
        {"op": "document", "number": 1, "id": "00" * 10, "cut": 0},
        {"op": "document", "number": "1", "id": "zz", "cut": 0},
        {"op": "document", "number": "1", "id": "00", "cut": 0},
        {"op": "document", "number": "1", "id": "00" * 10, "cut": None},
        {"op": "rewind", "size": 3, "root": ROOT, "reason": 5},
    ],
)
def test_a_request_of_the_wrong_form_is_malformed(state: SignerState, request_fields: dict[str, object]) -> None:
    assert asked(state, **request_fields) == {"ok": False, "reason": "malformed"}


@pytest.mark.parametrize(
    "line", [b"\n", b"head\n", b"[]\n", b'"head"\n', b"\xff\n", b"[" * 60_000 + b"\n", b'{"op":"head"\n', b"9" * 9000]
)
def test_a_line_that_is_no_request_is_malformed(state: SignerState, line: bytes) -> None:
    assert json.loads(answer(state, line)) == {"ok": False, "reason": "malformed"}


def test_a_failing_disk_is_told_as_storage(state: SignerState, tmp_path: Path) -> None:
    (tmp_path / "signer" / "head.new").mkdir()
    assert asked(state, op="checkpoint", size=3, root=ROOT, proof=[]) == {"ok": False, "reason": "storage"}
    assert asked(state, op="head")["size"] == 0
