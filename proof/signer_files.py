"""The signer's directory: `key`, `head`, `rewinds`, the `allow-rewind` permit, and the `lock` of who uses it."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from proof import checkpoint
from proof.checkpoint import Checkpoint, CheckpointRejected
from proof.durable_file import OWNER_ONLY, append_durably, replace_durably
from proof.merkle import EMPTY_ROOT
from proof.note import KeyRejected, SigningKey
from proof.note_keys import require_key_name
from proof.signer_refusals import StateRefused


class SignerFiles:
    """The files of one signer, held under an exclusive lock for as long as this object lives.

    Raises `StateRefused` if another process holds the directory, `KeyRejected` if `origin` cannot name a key.
    """

    def __init__(self, directory: Path, origin: str) -> None:
        require_key_name(origin)
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._directory = directory
        self._origin = origin
        self._lock = _held(directory / "lock")

    def close(self) -> None:
        """Give up the lock."""
        os.close(self._lock)

    def read(self) -> tuple[SigningKey, Checkpoint]:
        """Return the key and the last head, making both on first use.

        Raises `StateRefused` if one of them is missing without the other being new (a lost head would let the
        signer sign a second history, a lost key would be replaced unseen), unreadable, or of another origin.
        """
        head = self._read_head()
        if not self._key_path.exists():
            if head.size > 0:
                raise StateRefused(f"{self._key_path} is missing")
            key = SigningKey.generate(self._origin)
            self.write_head(head)
            replace_durably(self._key_path, f"{key.to_text()}\n".encode())
        return self._read_key(), head

    def write_head(self, head: Checkpoint) -> None:
        """Remember `head`, durably. Raises `OSError`."""
        replace_durably(self._head_path, head.text().encode())

    def rewind_is_allowed(self) -> bool:
        """Say whether whoever owns the directory has put the permit for one rewind there."""
        return self._permit_path.exists()

    def use_up_rewind_permit(self) -> None:
        """Take the permit away. Raises `OSError`."""
        self._permit_path.unlink()

    def record_rewind(self, line: str) -> None:
        """Add one line to the log of rewinds, durably. Raises `OSError`."""
        append_durably(self._directory / "rewinds", f"{line}\n".encode())

    def _read_head(self) -> Checkpoint:
        if not self._head_path.exists():
            if self._key_path.exists():
                raise StateRefused(f"{self._head_path} is missing")
            return Checkpoint(self._origin, 0, EMPTY_ROOT)
        try:
            head = checkpoint.parse(self._head_path.read_text())
        except (CheckpointRejected, UnicodeDecodeError) as error:
            raise StateRefused(f"{self._head_path} is unreadable: {error}") from error
        if head.origin != self._origin:
            raise StateRefused(f"{self._head_path} is the head of {head.origin}")
        return head

    def _read_key(self) -> SigningKey:
        if self._key_path.stat().st_mode & 0o777 & ~OWNER_ONLY:
            raise StateRefused(f"{self._key_path} is open to others than its owner")
        try:
            key = SigningKey.from_text(self._key_path.read_text().removesuffix("\n"))
        except (KeyRejected, UnicodeDecodeError) as error:
            raise StateRefused(f"{self._key_path} is unreadable: {error}") from error
        if key.verifying_key.name != self._origin:
            raise StateRefused(f"{self._key_path} is the key of {key.verifying_key.name}")
        return key

    @property
    def _key_path(self) -> Path:
        return self._directory / "key"

    @property
    def _head_path(self) -> Path:
        return self._directory / "head"

    @property
    def _permit_path(self) -> Path:
        return self._directory / "allow-rewind"


def stored_origin(directory: Path) -> str | None:
    """Return the origin the head in `directory` is of, without its lock; None where no head can be read."""
    try:
        return checkpoint.parse((directory / "head").read_text()).origin
    except (OSError, CheckpointRejected, UnicodeDecodeError):
        return None  # a signer that starts makes its head, or says what is wrong with the one it has


def _held(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise StateRefused(f"another signer holds {path.parent}") from None
    return descriptor
