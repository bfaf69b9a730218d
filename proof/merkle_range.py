"""The growing edge of the tree: enough hashes to append a leaf and know the root, however large the tree."""

from __future__ import annotations

from collections.abc import Iterable

from proof.merkle_hashing import EMPTY_ROOT, HASH_BYTES, node_hash

CompletedSubtree = tuple[int, int, bytes]
"""Level (0 = leaf), index at that level, hash: a subtree of 2^level leaves starting at leaf index·2^level."""


class NotARange(ValueError):
    """The peaks do not belong to a tree of the size given, or a leaf hash is not 32 bytes."""


class CompactRange:
    """The roots of the complete subtrees that make up a tree of `size` leaves, largest first.

    One peak for each bit set in `size`, 32 bytes each; anything else raises `NotARange`.
    """

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if size < 0 or len(self.peaks) != size.bit_count():
            raise NotARange(f"{len(self.peaks)} peaks cannot make a tree of {size} leaves")
        if any(len(peak) != HASH_BYTES for peak in self.peaks):
            raise NotARange("a peak is not 32 bytes")

    def append(self, leaf_hash: bytes) -> list[CompletedSubtree]:
        """Add one leaf; return every subtree this completes: the leaf itself (level 0), then upwards."""
        if len(leaf_hash) != HASH_BYTES:
            raise NotARange("a leaf hash is not 32 bytes")
        level, index, node = 0, self.size, leaf_hash
        completed = [(level, index, node)]
        while index & 1:
            node = node_hash(self.peaks.pop(), node)
            level, index = level + 1, index >> 1
            completed.append((level, index, node))
        self.peaks.append(node)
        self.size += 1
        return completed

    def root(self) -> bytes:
        """Return the 32-byte RFC 9162 root of the tree so far; the hash of nothing while it is empty."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def to_bytes(self) -> bytes:
        """Return the peaks one after another, largest first; `size` is kept beside them."""
        return b"".join(self.peaks)

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> CompactRange:
        """Read back what `to_bytes` wrote for a tree of `size` leaves."""
        return cls(size, [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)])
