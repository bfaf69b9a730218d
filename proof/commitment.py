"""Salted commitments: an entry binds a fact about a person without holding it, so the fact can be erased."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from proof.canonical import canonical

SALT_BYTES = 32


class SaltRejected(ValueError):
    """The salt is not 32 bytes."""


def new_salt() -> bytes:
    """Return 32 random bytes, to be kept beside the fields and erased with them."""
    return secrets.token_bytes(SALT_BYTES)


def commit(salt: bytes, fields: dict[str, Any]) -> str:
    """Return HMAC-SHA256(salt, canonical(fields)) as 64 lower-case hexadecimal characters.

    The salt keeps guessable fields (a cédula has few digits) from being found by trying them all. Raises
    `SaltRejected`, or `NotCanonical` for fields that have no canonical form.
    """
    if len(salt) != SALT_BYTES:
        raise SaltRejected(f"the salt is {len(salt)} bytes, not {SALT_BYTES}")
    return hmac.digest(salt, canonical(fields), "sha256").hex()
