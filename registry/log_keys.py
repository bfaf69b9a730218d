"""Keys the log has been signed with, kept beside the database: old checkpoints outlive a signer that was replaced."""

from collections.abc import Iterable
from pathlib import Path

from proof.durable_file import append_durably
from proof.note import NoteRejected, VerifyingKey, open_note

NAME = "verifying-keys"


def known_keys(data_dir: Path) -> tuple[VerifyingKey, ...]:
    """Every key remembered under `data_dir`, oldest first. Raises `KeyRejected` for a damaged file."""
    path = data_dir / NAME
    lines = path.read_text().splitlines() if path.exists() else []
    return tuple(VerifyingKey.from_text(line) for line in lines)


def key_under(note: str, keys: Iterable[VerifyingKey]) -> VerifyingKey | None:
    """The one of `keys` that signed a checkpoint; None when it was another, or none."""
    try:
        return open_note(note, keys).verified_by[0]
    except NoteRejected:
        return None


def remember(data_dir: Path, key: VerifyingKey) -> None:
    """Keep `key`, once."""
    if key not in known_keys(data_dir):
        append_durably(data_dir / NAME, f"{key.to_text()}\n".encode())
