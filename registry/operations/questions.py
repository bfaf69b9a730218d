"""What an act asks before it is recorded: unlikely things may be so, when whoever acts says that they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.events import Event
from models.events.weapon_doubt import WeaponConfirmed, WeaponDistinguished

ALIKE = "alike"


@dataclass(frozen=True)
class Question:
    """Something to be confirmed; `key` is the answer that says it is so.

    `doubt` is a code of the vocabulary ``doubt``. `others` are the weapons, by id, that the one in the act could be
    taken for: an answer about some of them is no answer about another.
    """

    doubt: str
    others: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """``before_cartridges``, or ``alike:57,63``."""
        return f"{self.doubt}:{','.join(map(str, self.others))}" if self.others else self.doubt

    def events(self) -> list[Event]:
        """What is recorded of the answer."""
        if self.doubt != ALIKE:
            return [WeaponConfirmed(doubt=self.doubt)]
        return [WeaponDistinguished(other=f"weapon:{other}", reason=None) for other in self.others]


def unanswered(questions: Iterable[Question], answers: Iterable[str]) -> tuple[Question, ...]:
    """The questions none of the answers is about."""
    given = set(answers)
    return tuple(question for question in questions if question.key not in given)
