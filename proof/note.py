"""C2SP signed notes (c2sp.org/signed-note) with Ed25519: the one door to keys, signing and opening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from proof.note_format import NoteRejected, take_apart
from proof.note_keys import KeyRejected, SignatureRejected, VerifyingKey
from proof.note_signing import SigningKey

__all__ = [
    "KeyRejected",
    "NoteRejected",
    "OpenedNote",
    "SignatureRejected",
    "SigningKey",
    "VerifyingKey",
    "open_note",
]


@dataclass(frozen=True)
class OpenedNote:
    """The text of a note, final newline included, and the known keys whose signatures were verified, in order."""

    text: str
    verified_by: tuple[VerifyingKey, ...]


def open_note(note: str, keys: Iterable[VerifyingKey]) -> OpenedNote:
    """Return the text of `note` and which of `keys` signed it.

    Signatures by unknown keys are ignored. Raises `NoteRejected` if the note is malformed, if a signature by a
    known key is wrong, or if no known key signed.
    """
    text, signatures = take_apart(note)
    known = {(key.name, key.key_id): key for key in keys}
    verified: dict[VerifyingKey, None] = {}
    for name, key_id, signature in signatures:
        key = known.get((name, key_id))
        if key is not None:
            _verify(key, text, signature)
            verified[key] = None
    if not verified:
        raise NoteRejected("no known key signed this note")
    return OpenedNote(text, tuple(verified))


def _verify(key: VerifyingKey, text: str, signature: bytes) -> None:
    try:
        key.verify(text.encode(), signature)
    except SignatureRejected as error:
        raise NoteRejected(str(error)) from error
