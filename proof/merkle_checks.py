"""Checking inclusion and consistency proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2); every doubt refuses."""

from __future__ import annotations

from collections.abc import Sequence

from proof.merkle_hashing import HASH_BYTES, node_hash


class ProofRejected(ValueError):
    """The proof does not show what it is said to show."""


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Return if `proof` joins the 32-byte hash `leaf`, at `index`, to the `root` of `size` leaves.

    Raises `ProofRejected` otherwise, also for a hash of another length or a proof of the wrong length.
    """
    _require_hashes(leaf, root, *proof)
    if not 0 <= index < size:
        raise ProofRejected(f"leaf {index} is not in a tree of {size}")
    position, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ProofRejected("the proof is too long")
        if position & 1 or position == last:
            node = node_hash(sibling, node)
            position, last = _skip_missing_siblings(position, last)
        else:
            node = node_hash(node, sibling)
        position, last = position >> 1, last >> 1
    if last != 0:
        raise ProofRejected("the proof is too short")
    if node != root:
        raise ProofRejected("the leaf is not under this root")


def verify_consistency(old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Return if `proof` shows the tree of `old_size` to be the beginning of the tree of `new_size`.

    Raises `ProofRejected` otherwise; always from size 0, since any tree begins with nothing.
    """
    _require_hashes(old_root, new_root, *proof)
    if not 0 < old_size <= new_size:
        raise ProofRejected(f"no proof leads from a tree of {old_size} to one of {new_size}")
    if old_size == new_size:
        _require_same(old_root, new_root, proof)
    else:
        _climb(old_size, old_root, new_size, new_root, proof)


def _climb(old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    # When the old tree is complete its root is the first hash of the climb, and the proof leaves it out.
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    position, last = old_size - 1, new_size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    if not path:
        raise ProofRejected("the proof is too short")
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ProofRejected("the proof is too long")
        if position & 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            position, last = _skip_missing_siblings(position, last)
        else:
            new = node_hash(new, sibling)
        position, last = position >> 1, last >> 1
    if last != 0:
        raise ProofRejected("the proof is too short")
    if old != old_root or new != new_root:
        raise ProofRejected("the old tree is not the beginning of the new one")


def _skip_missing_siblings(position: int, last: int) -> tuple[int, int]:
    # On the right edge a node without a sibling rises unhashed until it is a right child.
    while position and not position & 1:
        position, last = position >> 1, last >> 1
    return position, last


def _require_same(old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    if proof or old_root != new_root:
        raise ProofRejected("two trees of one size must have one root and need no proof")


def _require_hashes(*hashes: bytes) -> None:
    if any(not isinstance(value, bytes) or len(value) != HASH_BYTES for value in hashes):
        raise ProofRejected("a hash is not 32 bytes")
