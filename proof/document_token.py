"""The document token: 120 characters on paper by which a document's number, id and cut are checked offline.

version (1 byte) | id (10 bytes) | Ed25519 signature (64 bytes)     as one number in base 32
"""

from __future__ import annotations

from dataclasses import dataclass

from proof import crockford
from proof.human_code import DOCUMENT, ID_BYTES, TokenRejected, code_parts, read_characters, read_code
from proof.note_keys import SignatureRejected, VerifyingKey

__all__ = [
    "LENGTH",
    "DocumentClaim",
    "DocumentToken",
    "TokenRejected",
    "encode",
    "human_code",
    "parse",
    "read_human_code",
    "verify",
]

LENGTH = 120
VERSION = 1
SIGNATURE_BYTES = 64
DOMAIN = "trazarma document token v1"


@dataclass(frozen=True)
class DocumentClaim:
    """What a document says of itself: `origin` of the log, document `number`, 10-byte `id`, ledger size at issue.

    `cut` is the number of ledger entries the document tells of. Raises `ValueError` for a claim that could be
    read as another one: a line break in `origin` or `number`, an id of another length, a negative cut.
    """

    origin: str
    number: str
    id: bytes
    cut: int

    def __post_init__(self) -> None:
        if "\n" in self.origin + self.number or len(self.id) != ID_BYTES or self.cut < 0:
            raise ValueError("a claim has one-line texts, a 10-byte id and a cut of 0 or more")

    def message(self) -> bytes:
        """Return the bytes that are signed."""
        lines = (DOMAIN, self.origin, self.number, self.id.hex(), str(self.cut))
        return "".join(f"{line}\n" for line in lines).encode()


@dataclass(frozen=True)
class DocumentToken:
    """What a token holds once read: `version` (1), `id` (10 bytes), `signature` (64 bytes), not yet verified."""

    version: int
    id: bytes
    signature: bytes


def encode(id: bytes, signature: bytes) -> str:
    """Return the 120 characters for a 10-byte id and a 64-byte signature. Raises `ValueError` for other lengths."""
    if len(id) != ID_BYTES or len(signature) != SIGNATURE_BYTES:
        raise ValueError("a document token holds a 10-byte id and a 64-byte signature")
    return crockford.encode(int.from_bytes(bytes([VERSION]) + id + signature), LENGTH)


def parse(text: str) -> DocumentToken:
    """Read a scanned or typed token. Raises `TokenRejected`: 'alphabet', 'length' or 'version'."""
    characters = read_characters(text)
    if len(characters) != LENGTH:
        raise TokenRejected("length")
    data = crockford.decode(characters).to_bytes(LENGTH * crockford.BITS // 8)
    if data[0] != VERSION:
        raise TokenRejected("version")
    return DocumentToken(data[0], data[1 : 1 + ID_BYTES], data[1 + ID_BYTES :])


def verify(text: str, claim: DocumentClaim, key: VerifyingKey) -> DocumentToken:
    """Return the token if `key` signed `claim` in it.

    Raises `TokenRejected` as `parse` does, 'id' if it belongs to another document, or 'signature'.
    """
    token = parse(text)
    if token.id != claim.id:
        raise TokenRejected("id")
    try:
        key.verify(claim.message(), token.signature)
    except SignatureRejected:
        raise TokenRejected("signature") from None
    return token


def human_code(id: bytes) -> str:
    """Return the code printed for people, as '7QK4-M2XD·RT'."""
    return "{}-{}\u00b7{}".format(*code_parts(id, DOCUMENT))


def read_human_code(text: str) -> str:
    """Return the eight id characters of a typed document code. Raises `TokenRejected` as `read_code` does."""
    return read_code(text, DOCUMENT)
