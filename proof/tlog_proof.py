"""Self-contained proofs (c2sp.org/tlog-proof@v1): an entry is in the log, checkable with the log's key alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from proof import base64_strict, checkpoint
from proof.base64_strict import NotBase64
from proof.checkpoint import Checkpoint, CheckpointRejected
from proof.merkle import ProofRejected, verify_inclusion
from proof.note import NoteRejected, VerifyingKey, open_note

HEADER = "c2sp.org/tlog-proof@v1"
INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True)
class TlogProof:
    """A proof taken apart, nothing verified: 0-based `index`, `hashes` from the leaf up, signed note, `extra`."""

    index: int
    hashes: list[bytes]
    checkpoint_note: str
    extra: bytes | None


def render(index: int, hashes: Sequence[bytes], checkpoint_note: str, extra: bytes | None = None) -> str:
    """Return the proof text for entry `index`: its inclusion `hashes` from the leaf up and the signed checkpoint.

    `extra` travels along unauthenticated. The checkpoint's tree is the one the hashes were made for.
    """
    lines = [HEADER]
    if extra is not None:
        lines.append(f"extra {base64_strict.encode(extra)}")
    lines.append(f"index {index}")
    lines += [base64_strict.encode(node) for node in hashes]
    return "\n".join(lines) + f"\n\n{checkpoint_note}"


def check(text: str, leaf_hash: bytes, keys: Iterable[VerifyingKey]) -> Checkpoint:
    """Return the checkpoint under which the entry with this 32-byte `leaf_hash` is shown to be in the log.

    One of `keys` must have signed the checkpoint and be named as its origin: the log's own key, not a bystander's.
    Raises `ProofRejected` otherwise, whatever is wrong.
    """
    proof = parse(text)
    try:
        opened = open_note(proof.checkpoint_note, keys)
        head = checkpoint.parse(opened.text)
    except (NoteRejected, CheckpointRejected) as error:
        raise ProofRejected(str(error)) from error
    if head.origin not in {key.name for key in opened.verified_by}:
        raise ProofRejected("the checkpoint is not signed by the log it names")
    verify_inclusion(leaf_hash, proof.index, head.size, proof.hashes, head.root)
    return head


def parse(text: str) -> TlogProof:
    """Take a proof text apart without verifying it. Raises `ProofRejected` if it is malformed."""
    head, blank_line, note = text.partition("\n\n")
    header, *lines = head.split("\n")
    if header != HEADER or not blank_line:
        raise ProofRejected("not a tlog-proof")
    extra = lines.pop(0).removeprefix("extra ") if lines and lines[0].startswith("extra ") else None
    index = INDEX.fullmatch(lines.pop(0) if lines else "")
    if not index:
        raise ProofRejected("the index is missing or malformed")
    return TlogProof(
        int(index[1]), [_decoded(line) for line in lines], note, None if extra is None else _decoded(extra)
    )


def _decoded(text: str) -> bytes:
    try:
        return base64_strict.decode(text)
    except NotBase64 as error:
        raise ProofRejected(str(error)) from error
