"""What is wrong, as a sentence that names the place."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """A Spanish msgid and the values it names."""

    msgid: str
    values: dict[str, Any]

    @property
    def sentence(self) -> str:
        """The sentence in Spanish."""
        return self.msgid % self.values


class Tampered(Exception):
    """What is stored is not what was recorded; `fault` says where."""

    def __init__(self, msgid: str, **values: Any) -> None:
        self.fault = Fault(msgid, values)
        super().__init__(self.fault.sentence)
