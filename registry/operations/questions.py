"""What an act asks before it is recorded: unlikely things may be so, when whoever acts says that they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.events import Event
from models.events.party import PartySeparated
from models.events.weapon_doubt import WeaponConfirmed, WeaponDistinguished

ALIKE = "alike"
FEWER_MAGAZINES = "fewer_magazines"
#: About the persons, by id, of whom the one in the act could be one; who compared them says what is recorded of it.
SAME_PERSON = "same_person"
RECEIVED_AFTER_END = "received_after_end"


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


@dataclass(frozen=True)
class SamePerson(Question):
    """Whether a person is one of `others`; who was counted and not shown was not compared, and nothing is said of him.
    """

    compared: tuple[int, ...] = ()

    def events(self) -> list[Event]:
        return [PartySeparated(was=f"party:{other}", reason=None) for other in self.compared]


@dataclass(frozen=True)
class Short:
    """A weapon of an act, by id and serial, that comes back with fewer magazines than left with it."""

    weapon: int
    serial: str
    left_with: int
    missing: int


@dataclass(frozen=True)
class FewerMagazines(Question):
    """Whether so few magazines came back; the entry that takes the weapon back carries the answer itself."""

    short: tuple[Short, ...] = ()

    @property
    def key(self) -> str:
        """``fewer_magazines:57-2,63-1``: an answer about two missing is none about three."""
        return f"{self.doubt}:{','.join(f'{one.weapon}-{one.missing}' for one in self.short)}"

    def events(self) -> list[Event]:
        return []


@dataclass(frozen=True)
class ReceivedAfterEnd(Question):
    """Whether a person is recorded to have received weapons, `others`, after the day he died.

    Nothing more is recorded of it: the chain of each weapon tells the contradiction for ever.
    """

    #: The last day on which he received one.
    last: date = date.min
    #: Whole days from the death to it.
    days: int = 0

    def events(self) -> list[Event]:
        return []


def unanswered(questions: Iterable[Question], answers: Iterable[str]) -> tuple[Question, ...]:
    """The questions none of the answers is about."""
    given = set(answers)
    return tuple(question for question in questions if question.key not in given)
