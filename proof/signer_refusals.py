"""Why the signer gave no signature."""

from __future__ import annotations


class SignerUnavailable(Exception):
    """The signer did not answer, or not in time, or not in its own language. Nothing is known of its state."""


class SignerRefused(Exception):
    """The signer answered no. `reason` is one of:

    'behind' (smaller than the last head), 'fork' (same size, other root), 'inconsistent' (the proof fails),
    'ahead' (the document tells of entries no checkpoint covers), 'rewind_not_allowed', 'malformed', 'storage'.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"the signer refused: {reason}")
        self.reason = reason


class StateRefused(Exception):
    """The signer must not start on this directory: what it remembers is missing, foreign, exposed or in use."""
