"""Verifying keys of C2SP signed notes (Ed25519), in the text form of the Go reference implementation."""

from __future__ import annotations

import hashlib
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from proof import base64_strict
from proof.base64_strict import NotBase64

ED25519 = b"\x01"
"""The signature type byte of plain Ed25519 (c2sp.org/signed-note)."""
KEY_BYTES = 32


class KeyRejected(ValueError):
    """The text is not an Ed25519 note key, or the name cannot be a key name."""


class SignatureRejected(ValueError):
    """The signature was not made by this key over this message."""


class VerifyingKey:
    """A `name` and the 32 bytes of a `public` key, known together by a 4-byte `key_id`.

    Raises `KeyRejected` for a name no note may carry or a key of another length.
    """

    def __init__(self, name: str, public: bytes) -> None:
        require_key_name(name)
        if len(public) != KEY_BYTES:
            raise KeyRejected("an Ed25519 public key is 32 bytes")
        self.name = name
        self.public = public
        self.key_id = hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]

    @classmethod
    def from_text(cls, vkey: str) -> VerifyingKey:
        """Read `name+key id in hexadecimal+base64(01 || public key)`. Raises `KeyRejected`."""
        name, key_id, public = key_parts(vkey)
        return cls(name, public).known_as(key_id)

    def to_text(self) -> str:
        """Return what `from_text` reads: the form other parties are given."""
        return f"{self.label()}+{base64_strict.encode(ED25519 + self.public)}"

    def label(self) -> str:
        """Return `name+key id in hexadecimal`."""
        return f"{self.name}+{self.key_id.hex()}"

    def known_as(self, key_id: str) -> VerifyingKey:
        """Return this key if `key_id` (hexadecimal) is its id, else raise `KeyRejected`."""
        if self.key_id.hex() != key_id:
            raise KeyRejected("the key id is not that of this name and key")
        return self

    def verify(self, message: bytes, signature: bytes) -> None:
        """Return if `signature` (64 bytes) was made over `message` by this key, else raise `SignatureRejected`."""
        try:
            self._public_key.verify(signature, message)
        except InvalidSignature:
            raise SignatureRejected(f"not signed by {self.name}") from None

    @cached_property
    def _public_key(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.public)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VerifyingKey) and self.to_text() == other.to_text()

    def __hash__(self) -> int:
        return hash(self.to_text())

    def __repr__(self) -> str:
        return f"VerifyingKey({self.to_text()})"


def require_key_name(name: str) -> None:
    """Raise `KeyRejected` unless notes may carry `name`: not empty, no space, plus or control character."""
    if not name or any(c.isspace() or c == "+" or c < " " or "\ud800" <= c <= "\udfff" for c in name):
        raise KeyRejected(f"{name!r} cannot be the name of a key")


def key_parts(text: str) -> tuple[str, str, bytes]:
    """Return the name, the key id in hexadecimal and the 32 bytes of a key's text form. Raises `KeyRejected`."""
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    try:
        material = base64_strict.decode(encoded, length=1 + KEY_BYTES)
    except NotBase64 as error:
        raise KeyRejected(f"the key material is unreadable: {error}") from error
    if material[:1] != ED25519:
        raise KeyRejected("not an Ed25519 key")
    return name, key_id, material[1:]
