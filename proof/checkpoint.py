"""Checkpoints (c2sp.org/tlog-checkpoint): what a log says of itself at one size, in three lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from proof import base64_strict
from proof.base64_strict import NotBase64
from proof.merkle import EMPTY_ROOT

HASH_BYTES = len(EMPTY_ROOT)
SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
LARGEST = 2**63 - 1


class CheckpointRejected(ValueError):
    """The text is not a checkpoint, or no log can be in the state it tells."""


@dataclass(frozen=True)
class Checkpoint:
    """The `root` (32 bytes) of the first `size` entries of the log called `origin`.

    Raises `CheckpointRejected` for an empty or many-line origin, a negative size or a root of another length.
    """

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not self.origin or "\n" in self.origin:
            raise CheckpointRejected("the origin is one line and not empty")
        if not 0 <= self.size <= LARGEST:
            raise CheckpointRejected(f"no tree has {self.size} leaves")
        if len(self.root) != HASH_BYTES or (self.size == 0 and self.root != EMPTY_ROOT):
            raise CheckpointRejected("the root is 32 bytes, and that of an empty tree is the hash of nothing")

    def text(self) -> str:
        """Return the text that is signed as a note."""
        return f"{self.origin}\n{self.size}\n{base64_strict.encode(self.root)}\n"


def parse(text: str) -> Checkpoint:
    """Read the text of a checkpoint. Extension lines are allowed and ignored, as the specification asks.

    Raises `CheckpointRejected` for fewer than three lines, an empty line, no final newline, a size with a sign or
    leading zeros, or a root that is not the base 64 of 32 bytes.
    """
    lines = text.split("\n")
    if lines.pop() != "" or len(lines) < 3 or "" in lines:
        raise CheckpointRejected("a checkpoint is three lines or more, none of them empty")
    origin, size, root = lines[:3]
    if not SIZE.fullmatch(size):
        raise CheckpointRejected(f"{size[:20]!r} is not a tree size")
    try:
        return Checkpoint(origin, int(size), base64_strict.decode(root))
    except NotBase64 as error:
        raise CheckpointRejected(f"the root is unreadable: {error}") from error
