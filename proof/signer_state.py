"""What the signer remembers and decides: it never signs two histories, and forgets nothing it has signed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from proof import base64_strict
from proof.checkpoint import Checkpoint, CheckpointRejected
from proof.document_token import DocumentClaim
from proof.merkle import ProofRejected, verify_consistency
from proof.note import VerifyingKey
from proof.signer_files import SignerFiles
from proof.signer_refusals import SignerRefused


class SignerState:
    """The key and last head of the log `origin`, in a `directory` only this process uses. One call at a time.

    Raises `StateRefused` if the directory must not be used. Each method raises `SignerRefused`, or `OSError` if
    the disk fails, in which case nothing was signed.
    """

    def __init__(self, directory: Path, origin: str) -> None:
        self._origin = origin
        self._files = SignerFiles(directory, origin)
        self._key, self.head = self._files.read()

    def close(self) -> None:
        """Give the directory back for another process to use."""
        self._files.close()

    @property
    def verifying_key(self) -> VerifyingKey:
        """The public half of the key, named after the origin."""
        return self._key.verifying_key

    def checkpoint(self, size: int, root: bytes, proof: Sequence[bytes]) -> str:
        """Return the signed note of the tree of `size` entries, once it is remembered as the new head.

        `proof` leads from the last head to it (RFC 9162 section 2.1.4); it is empty for the first and for the same.
        """
        head = self._checkpoint(size, root)
        if head != self.head:
            self._require_successor(head, proof)
            self._remember(head)
        return self._key.sign_note(head.text())

    def document(self, number: str, token_id: bytes, cut: int) -> bytes:
        """Return the signature of a document that tells of the first `cut` entries."""
        if cut > self.head.size:
            raise SignerRefused("ahead")
        try:
            claim = DocumentClaim(self._origin, number, token_id, cut)
            return self._key.sign(claim.message())
        except ValueError:
            raise SignerRefused("malformed") from None

    def rewind(self, size: int, root: bytes, reason: str) -> None:
        """Take another head for the last one, after a restore. Needs the permit, uses it up, leaves a record."""
        head = self._checkpoint(size, root)
        if not self._files.rewind_is_allowed():
            raise SignerRefused("rewind_not_allowed")
        self._files.record_rewind(_rewind_line(self.head, head, reason))
        self._remember(head)
        self._files.use_up_rewind_permit()

    def _require_successor(self, head: Checkpoint, proof: Sequence[bytes]) -> None:
        last = self.head
        if head.size < last.size:
            raise SignerRefused("behind")
        if head.size == last.size:
            raise SignerRefused("fork")
        if last.size == 0:
            return  # any tree begins with nothing, so the first one needs no proof
        try:
            verify_consistency(last.size, last.root, head.size, head.root, proof)
        except ProofRejected:
            raise SignerRefused("inconsistent") from None

    def _remember(self, head: Checkpoint) -> None:
        self._files.write_head(head)
        self.head = head

    def _checkpoint(self, size: int, root: bytes) -> Checkpoint:
        try:
            return Checkpoint(self._origin, size, root)
        except CheckpointRejected:
            raise SignerRefused("malformed") from None


def _rewind_line(old: Checkpoint, new: Checkpoint, reason: str) -> str:
    record = {
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "from_size": old.size,
        "from_root": base64_strict.encode(old.root),
        "to_size": new.size,
        "to_root": base64_strict.encode(new.root),
        "reason": reason,
    }
    return json.dumps(record, ensure_ascii=True)
