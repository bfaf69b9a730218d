"""How RFC 9162 (section 2.1.1, as RFC 6962) hashes leaves and nodes, and splits a tree in two."""

from __future__ import annotations

import hashlib

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the 32-byte hash of an entry: SHA-256(00 || data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32-byte hash of an interior node: SHA-256(01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(width: int) -> int:
    """Return the largest power of two smaller than `width` (2 or more): where RFC 9162 parts a tree."""
    return 1 << ((width - 1).bit_length() - 1)
