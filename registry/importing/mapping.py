"""What somebody decided once about a kind of file: which column is which fact, and what each value means."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from proof.canonical import canonical
from registry.importing.fields import CONSTANTS, DECIDED, FIELDS
from registry.operations.identity import folded


@dataclass(frozen=True)
class Mapping:
    """Column → field; field → value as written (folded) → what it means; what every row shares.

    A meaning is a code or name of ours, one of the answers, ``as_written`` or ``refuse``. A unit is its number.
    """

    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)

    @property
    def written(self) -> dict[str, Any]:
        """As it is kept."""
        return {"columns": self.columns, "values": self.values, "constants": self.constants}

    @classmethod
    def of(cls, written: dict[str, Any]) -> Mapping:
        """What was kept, without what this version does not know."""
        columns = {str(name): f for name, f in written.get("columns", {}).items() if f in FIELDS}
        values = {f: {str(k): str(v) for k, v in words.items()} for f, words in written.get("values", {}).items()
                  if f in DECIDED}
        constants = {name: str(v) for name, v in written.get("constants", {}).items() if name in CONSTANTS}
        return cls(columns, values, constants)

    @property
    def digest(self) -> str:
        """SHA-256 of all that was decided: the rows of a file follow from the file and this."""
        pairs = {name: _pairs(words) for name, words in self.written.items()}
        return hashlib.sha256(canonical(pairs)).hexdigest()

    def meaning(self, field_name: str, text: str) -> str | None:
        """What was decided that `text` means; None when nobody has."""
        return self.values.get(field_name, {}).get(value_key(text))

    def constant(self, name: str) -> str:
        """What every row shares; empty when nobody said."""
        return self.constants.get(name, "")


def value_key(text: str) -> str:
    """What two ways of writing a value that are decided together have in common: no case, accents or punctuation."""
    return folded(text) or text.strip()


def _pairs(words: Any) -> Any:
    """A dictionary as sorted pairs: its keys are texts of files, and canonical names are not."""
    return [[name, _pairs(value)] for name, value in sorted(words.items())] if isinstance(words, dict) else words
