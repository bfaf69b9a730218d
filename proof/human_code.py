"""The short code printed for people: eight characters of an id and two check characters."""

from __future__ import annotations

from proof.crockford import NotCrockford, check_pair, checks, encode, read

ID_BYTES = 10
ID_CHARACTERS = 16
CODE_CHARACTERS = 8

LABEL = 1
"""Remainder of label codes and label tokens."""
DOCUMENT = 35
"""Remainder of document codes, so that a typed code tells which of the two it is. 34 apart is the least
that no single wrong character and no swap of neighbours can bridge in ten characters."""


class TokenRejected(ValueError):
    """The text is not the code expected.

    `reason` is 'length', 'alphabet', 'version' or 'check'; for a document token against its claim also
    'id' or 'signature'.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the code is refused: {reason}")
        self.reason = reason


def write_id(token_id: bytes) -> str:
    """Return a 10-byte id as 16 characters."""
    return encode(int.from_bytes(token_id), ID_CHARACTERS)


def code_parts(token_id: bytes, kind: int) -> tuple[str, str, str]:
    """Return the first and second four characters of the id, and the check pair for `kind`."""
    return parts_of(write_id(token_id)[:CODE_CHARACTERS], kind)


def parts_of(characters: str, kind: int) -> tuple[str, str, str]:
    """Return the eight id characters in two fours, and their check pair for `kind`: no code is shown without it."""
    return characters[:4], characters[4:], check_pair(characters, kind)


def read_characters(text: str) -> str:
    """Return `text` as canonical characters. Raises `TokenRejected` 'alphabet'."""
    try:
        return read(text)
    except NotCrockford:
        raise TokenRejected("alphabet") from None


def lacks_check(text: str) -> bool:
    """Say whether `text` could be a code of either kind typed without its check pair."""
    try:
        return len(read_characters(text)) == CODE_CHARACTERS
    except TokenRejected:
        return False


def read_code(text: str, kind: int) -> str:
    """Return the eight id characters of a typed code of `kind`.

    Raises `TokenRejected`: 'alphabet', 'length' (not 10 characters) or 'check'.
    """
    characters = read_characters(text)
    if len(characters) != CODE_CHARACTERS + 2:
        raise TokenRejected("length")
    if not checks(characters, kind):
        raise TokenRejected("check")
    return characters[:CODE_CHARACTERS]
