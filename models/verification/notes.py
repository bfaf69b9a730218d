"""Signed checkpoints: the note is well formed, signed by a known key, and tells of the size it is filed under."""

from collections.abc import Iterable

from models.verification.faults import Tampered
from models.vocabulary import N_
from proof import checkpoint
from proof.checkpoint import Checkpoint, CheckpointRejected
from proof.note import NoteRejected, VerifyingKey, open_note
from proof.note_format import take_apart

WRONG = N_("El punto de control de %(size)s asientos no lleva una firma válida del registro.")


class Notes:
    """Opens notes with the keys the log has had; without keys only their text is read."""

    def __init__(self, keys: Iterable[VerifyingKey]) -> None:
        self._keys = tuple(keys)

    def opened(self, size: int, note: str) -> Checkpoint:
        """The checkpoint a stored note carries; `Tampered` when it is not the one filed under `size`."""
        try:
            text = open_note(note, self._keys).text if self._keys else take_apart(note)[0]
            told = checkpoint.parse(text)
        except (NoteRejected, CheckpointRejected) as refusal:
            raise Tampered(WRONG, size=size) from refusal
        if told.size != size or (self._keys and told.origin not in {key.name for key in self._keys}):
            raise Tampered(WRONG, size=size)
        return told
