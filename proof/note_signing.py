"""Signing keys of C2SP signed notes (Ed25519), in the text form of the Go reference implementation."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from proof import base64_strict
from proof.note_format import Signature, require_text
from proof.note_keys import ED25519, KeyRejected, VerifyingKey, key_parts

PRIVATE = "PRIVATE+KEY+"


class SigningKey:
    """A name and a 32-byte seed. Its repr never shows the seed."""

    def __init__(self, name: str, seed: bytes) -> None:
        self._seed = seed
        self._private_key = Ed25519PrivateKey.from_private_bytes(seed)
        self.verifying_key = VerifyingKey(name, self._private_key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, name: str) -> SigningKey:
        """Return a new random key called `name`. Raises `KeyRejected` for a name no note may carry."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_text(cls, skey: str) -> SigningKey:
        """Read `PRIVATE+KEY+name+key id in hexadecimal+base64(01 || seed)`. Raises `KeyRejected`."""
        if not skey.startswith(PRIVATE):
            raise KeyRejected("not a signing key")
        name, key_id, seed = key_parts(skey.removeprefix(PRIVATE))
        key = cls(name, seed)
        key.verifying_key.known_as(key_id)
        return key

    def to_text(self) -> str:
        """Return what `from_text` reads. A secret: for a file of mode 0600 and nowhere else."""
        return f"{PRIVATE}{self.verifying_key.label()}+{base64_strict.encode(ED25519 + self._seed)}"

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature (RFC 8032) of `message`."""
        return self._private_key.sign(message)

    def sign_note(self, text: str) -> str:
        """Return the note: `text`, which must end in a newline, a blank line and this key's signature line.

        Raises `NoteRejected` for text no note may hold.
        """
        require_text(text)
        key = self.verifying_key
        return f"{text}\n{Signature(key.name, key.key_id, self.sign(text.encode())).line()}"

    def __repr__(self) -> str:
        return f"SigningKey({self.verifying_key.name})"
