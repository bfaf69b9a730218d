"""Making inclusion and consistency proofs (RFC 9162, 2.1.3.1 and 2.1.4.1) from stored subtree hashes."""

from __future__ import annotations

from collections.abc import Callable

from proof.merkle_hashing import node_hash, split

Node = Callable[[int, int], bytes]
"""`node(level, index)`: the hash of the complete subtree of 2^level leaves starting at leaf index·2^level."""


class OutsideTree(ValueError):
    """The leaf or the older tree asked about is not part of the tree."""


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """Return the hashes that join leaf `index` to the root of the first `size` leaves, from the leaf upwards.

    Raises `OutsideTree` unless 0 <= index < size.
    """
    if not 0 <= index < size:
        raise OutsideTree(f"leaf {index} is not in a tree of {size}")
    path = []
    start, end = 0, size
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            path.append(_root(middle, end, node))
            end = middle
        else:
            path.append(_root(start, middle, node))
            start = middle
    return path[::-1]


def consistency_proof(old: int, new: int, node: Node) -> list[bytes]:
    """Return the hashes that show the first `old` of `new` leaves to be the tree of that size.

    Raises `OutsideTree` unless 0 < old <= new: an empty tree is part of everything, so it proves nothing.
    """
    if not 0 < old <= new:
        raise OutsideTree(f"no proof leads from a tree of {old} to one of {new}")
    path = []
    start, end = 0, new
    while end != old:
        middle = start + split(end - start)
        if old <= middle:
            path.append(_root(middle, end, node))
            end = middle
        else:
            path.append(_root(start, middle, node))
            start = middle
    if start > 0:  # at start 0 the subtree is the old root itself, which the verifier already holds
        path.append(_root(start, end, node))
    return path[::-1]


def _root(start: int, end: int, node: Node) -> bytes:
    width = end - start
    if width & (width - 1) == 0:
        level = width.bit_length() - 1
        return node(level, start >> level)
    middle = start + split(width)
    return node_hash(_root(start, middle, node), _root(middle, end, node))
