"""The signer's language: one JSON object a line, one answer a line; base 64 for hashes, hexadecimal for ids."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from proof import base64_strict
from proof.base64_strict import NotBase64
from proof.signer_refusals import SignerRefused
from proof.signer_state import SignerState

LONGEST_LINE = 65_536
MOST_HASHES = 64
Fields = dict[str, Any]


def answer(state: SignerState, line: bytes) -> bytes:
    """Return the answer line to a request line: `{"ok":true,...}` or `{"ok":false,"reason":...}`. Never raises."""
    try:
        fields = {"ok": True, **_perform(state, _request(line))}
    except SignerRefused as refusal:
        fields = {"ok": False, "reason": refusal.reason}
    except OSError:
        fields = {"ok": False, "reason": "storage"}
    return json.dumps(fields).encode() + b"\n"


def _request(line: bytes) -> Fields:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        raise SignerRefused("malformed") from None
    if not isinstance(request, dict):
        raise SignerRefused("malformed")
    return request


def _perform(state: SignerState, request: Fields) -> Fields:
    operation = OPERATIONS.get(_text(request, "op"))
    if operation is None:
        raise SignerRefused("malformed")
    return operation(state, request)


def _head(state: SignerState, request: Fields) -> Fields:
    return {"size": state.head.size, "root": base64_strict.encode(state.head.root), "origin": state.head.origin}


def _key(state: SignerState, request: Fields) -> Fields:
    return {"key": state.verifying_key.to_text()}


def _checkpoint(state: SignerState, request: Fields) -> Fields:
    proof = request.get("proof")
    if not isinstance(proof, list) or len(proof) > MOST_HASHES:
        raise SignerRefused("malformed")
    hashes = [_bytes(node) for node in proof]
    return {"note": state.checkpoint(_number(request, "size"), _bytes(request.get("root")), hashes)}


def _document(state: SignerState, request: Fields) -> Fields:
    try:
        token_id = bytes.fromhex(_text(request, "id"))
    except ValueError:
        raise SignerRefused("malformed") from None
    signature = state.document(_text(request, "number"), token_id, _number(request, "cut"))
    return {"signature": base64_strict.encode(signature)}


def _rewind(state: SignerState, request: Fields) -> Fields:
    state.rewind(_number(request, "size"), _bytes(request.get("root")), _text(request, "reason"))
    return {}


OPERATIONS: dict[str, Callable[[SignerState, Fields], Fields]] = {
    "head": _head,
    "key": _key,
    "checkpoint": _checkpoint,
    "document": _document,
    "rewind": _rewind,
}


def _text(request: Fields, name: str) -> str:
    value = request.get(name)
    if not isinstance(value, str):
        raise SignerRefused("malformed")
    return value


def _number(request: Fields, name: str) -> int:
    value = request.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise SignerRefused("malformed")
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise SignerRefused("malformed")
    try:
        return base64_strict.decode(value)
    except NotBase64:
        raise SignerRefused("malformed") from None
