"""What a C2SP signed note looks like (c2sp.org/signed-note): text, a blank line, signature lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from proof import base64_strict
from proof.base64_strict import NotBase64
from proof.note_keys import KeyRejected, require_key_name

SIGNATURE_LINE = re.compile("\u2014 ([^ ]+) ([A-Za-z0-9+/]+=*)")
MOST_SIGNATURES = 100
"""The specification asks for a limit of at least 16."""
NOT_TEXT = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff]")


class NoteRejected(ValueError):
    """The note is malformed, badly signed by a known key, or signed by no known key."""


class Signature(NamedTuple):
    """One signature line: key `name`, 4-byte `key_id` and the bytes of the signature."""

    name: str
    key_id: bytes
    signature: bytes

    def line(self) -> str:
        """Return the line as it stands in a note, newline included."""
        return f"\u2014 {self.name} {base64_strict.encode(self.key_id + self.signature)}\n"


def require_text(text: str) -> None:
    """Raise `NoteRejected` unless `text` may be signed: newline at the end, no other control characters."""
    if not text.endswith("\n") or NOT_TEXT.search(text):
        raise NoteRejected("the text of a note ends in a newline and holds no control characters")


def take_apart(note: str) -> tuple[str, list[Signature]]:
    """Return the text of `note`, final newline included, and its signatures, none of them verified.

    Raises `NoteRejected` if any line is malformed.
    """
    require_text(note)
    body, blank_line, block = note[:-1].rpartition("\n\n")
    lines = block.split("\n")
    if not blank_line or len(lines) > MOST_SIGNATURES:
        raise NoteRejected("a note is text, a blank line and at most 100 signature lines")
    return body + "\n", [_read_signature(line) for line in lines]


def _read_signature(line: str) -> Signature:
    parts = SIGNATURE_LINE.fullmatch(line)
    if not parts:
        raise NoteRejected("a signature line is malformed")
    try:
        require_key_name(parts[1])
        signed = base64_strict.decode(parts[2])
    except (NotBase64, KeyRejected) as error:
        raise NoteRejected(f"a signature line is malformed: {error}") from error
    if len(signed) < 5:
        raise NoteRejected("a signature line holds no signature")
    return Signature(parts[1], signed[:4], signed[4:])
