"""Asking the signer: one short connection a request, and never a wait of more than a few seconds."""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from proof import base64_strict
from proof.base64_strict import NotBase64
from proof.checkpoint import Checkpoint
from proof.note import KeyRejected, VerifyingKey
from proof.signer_refusals import SignerRefused, SignerUnavailable


class SignerClient:
    """The signer listening at `socket_path`, given `timeout` seconds for each step of an answer.

    Every method raises `SignerUnavailable`, or `SignerRefused` with the reason. Every request but `rewind` may be
    repeated safely: the same question gets the same answer.
    """

    def __init__(self, socket_path: Path | str, timeout: float = 3.0) -> None:
        self._path = str(socket_path)
        self._timeout = timeout

    def head(self) -> Checkpoint:
        """Return the last head the signer has signed for; size 0 before the first."""
        answer = self._ask(op="head")
        try:
            size, root = int(answer.get("size", -1)), base64_strict.decode(_text(answer, "root"))
            return Checkpoint(_text(answer, "origin"), size, root)
        except (TypeError, ValueError) as error:
            raise SignerUnavailable(f"the answer makes no sense: {error}") from error

    def key(self) -> VerifyingKey:
        """Return the key others verify with."""
        try:
            return VerifyingKey.from_text(_text(self._ask(op="key"), "key"))
        except KeyRejected as error:
            raise SignerUnavailable(f"the answer makes no sense: {error}") from error

    def checkpoint(self, size: int, root: bytes, proof: Sequence[bytes] = ()) -> str:
        """Return the signed note for the tree of `size` entries with this 32-byte `root`.

        `proof` is the consistency proof from `head()`; empty if that has size 0 or this size.
        """
        hashes = [base64_strict.encode(node) for node in proof]
        answer = self._ask(op="checkpoint", size=size, root=base64_strict.encode(root), proof=hashes)
        return _text(answer, "note")

    def document(self, number: str, id: bytes, cut: int) -> bytes:
        """Return the 64-byte signature for the token of document `number`, 10-byte `id`, telling of `cut` entries."""
        answer = self._ask(op="document", number=number, id=id.hex(), cut=cut)
        try:
            return base64_strict.decode(_text(answer, "signature"), length=64)
        except NotBase64 as error:
            raise SignerUnavailable(f"the answer makes no sense: {error}") from error

    def rewind(self, size: int, root: bytes, reason: str) -> None:
        """Make the signer go on from another head; only with the permit `allow-rewind` in its directory."""
        self._ask(op="rewind", size=size, root=base64_strict.encode(root), reason=reason)

    def _ask(self, **request: Any) -> dict[str, Any]:
        try:
            answer = json.loads(self._exchange(json.dumps(request).encode() + b"\n"))
        except (OSError, ValueError) as error:
            raise SignerUnavailable(f"no answer at {self._path}: {error}") from error
        if not isinstance(answer, dict):
            raise SignerUnavailable("the answer makes no sense")
        if answer.get("ok") is not True:
            raise SignerRefused(str(answer.get("reason")))
        return answer

    def _exchange(self, line: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(self._timeout)
            connection.connect(self._path)
            connection.sendall(line)
            with connection.makefile("rb") as stream:
                return stream.readline()


def _text(answer: dict[str, Any], name: str) -> str:
    value = answer.get(name)
    if not isinstance(value, str):
        raise SignerUnavailable(f"the answer has no {name}")
    return value
