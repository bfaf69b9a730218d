"""The label token: 22 characters that say nothing, cannot be guessed, and notice a label on another weapon.

V IIIIIIIIIIIIIIII TTT CC     version · 80-bit random id · 15-bit tag of the serial · check pair
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass

from proof.crockford import check_pair, checks, decode, encode
from proof.human_code import (
    CODE_CHARACTERS,
    ID_BYTES,
    LABEL,
    TokenRejected,
    parts_of,
    read_characters,
    read_code,
    write_id,
)

__all__ = ["LENGTH", "LabelToken", "TokenRejected", "issue", "parse", "read_human_code", "written_code"]

LENGTH = 22
VERSION = 1
TAG_BITS = 15
TAG_DOMAIN = b"trazarma label tag v1\n"


@dataclass(frozen=True)
class LabelToken:
    """A label as issued: `version` (1), `id` (10 random bytes), `tag` (15 bits) of the serial it is for."""

    version: int
    id: bytes
    tag: int

    def __post_init__(self) -> None:
        if self.version != VERSION or len(self.id) != ID_BYTES or not 0 <= self.tag < 1 << TAG_BITS:
            raise ValueError("a label token has version 1, a 10-byte id and a 15-bit tag")

    def text(self) -> str:
        """Return the 22 characters the QR holds."""
        body = encode(self.version, 1) + write_id(self.id) + encode(self.tag, 3)
        return body + check_pair(body, LABEL)

    def matches(self, serial_text: str) -> bool:
        """Say whether the label may belong to this serial; one wrong serial in 32,768 matches too."""
        return self.tag == _tag(self.id, serial_text)

    def human_code(self) -> str:
        """Return the code printed beside the QR, as 'QXS3-Z4GC QK'."""
        return written_code(write_id(self.id)[:CODE_CHARACTERS])


def issue(serial_text: str, id: bytes | None = None) -> LabelToken:
    """Return a token for a weapon with this serial, under a new random 10-byte id unless one is given."""
    token_id = secrets.token_bytes(ID_BYTES) if id is None else id
    return LabelToken(VERSION, token_id, _tag(token_id, serial_text))


def parse(text: str) -> LabelToken:
    """Read a scanned or typed token. Raises `TokenRejected`: 'alphabet', 'length', 'version' or 'check'."""
    characters = read_characters(text)
    if len(characters) != LENGTH:
        raise TokenRejected("length")
    if decode(characters[0]) != VERSION:
        raise TokenRejected("version")
    if not checks(characters, LABEL):
        raise TokenRejected("check")
    return LabelToken(VERSION, decode(characters[1:17]).to_bytes(ID_BYTES), decode(characters[17:20]))


def written_code(characters: str) -> str:
    """Return the eight id characters an entry carries as they are printed, check pair included: 'QXS3-Z4GC QK'."""
    return "{}-{} {}".format(*parts_of(characters, LABEL))


def read_human_code(text: str) -> str:
    """Return the eight id characters of a typed label code. Raises `TokenRejected` as `read_code` does."""
    return read_code(text, LABEL)


def _tag(token_id: bytes, serial_text: str) -> int:
    digest = hashlib.sha256(TAG_DOMAIN + token_id + _bare(serial_text).encode("utf-8", "surrogatepass"))
    return int.from_bytes(digest.digest()[:2]) >> 1


def _bare(serial_text: str) -> str:
    """Return the serial as compared: NFC, case folded, without space, punctuation or invisible characters."""
    folded = unicodedata.normalize("NFC", serial_text).casefold()
    kept = [c for c in folded if not c.isspace() and unicodedata.category(c) not in _NOT_COMPARED]
    return unicodedata.normalize("NFC", "".join(kept))


_NOT_COMPARED = {"Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Cc", "Cf"}
