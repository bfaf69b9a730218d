"""What the law wants recorded of each weapon, and how it is known: one definition for figures and for lists."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_, select

from models.answered import LETTERS, STANDINGS
from models.weapon import FACTS, Component, Mark, Weapon
from registry.operations.weapon_facts import UNREAD_STATUSES

#: What article 51.1 of the Ley para el Desarme names, and the ballistic record of 51.2 (both read in part).
ARTICLE_51 = ("weapon_type", "make", "model", "calibre", "year", "manufacturer", "country", "serial",
              "ballistic_number")
#: Letters that leave a question open: «no aplica» is an answer, these are not.
OPEN = frozenset(LETTERS[standing] for standing in ("unknown", "illegible", "not_recorded"))
#: Every status but the terminal one, and those statuses of a serial, as a filter names them together.
CURRENT, UNREAD = "current", "unread"


def letter_of(answered: str, fact: str) -> str:
    """The letter of a fact among those of a weapon."""
    return answered[FACTS.index(fact)]


def standing_in(answered: str, fact: str) -> str:
    """The standing of a fact, from the letters of a weapon."""
    return STANDINGS[letter_of(answered, fact)]


def is_complete(answered: str) -> bool:
    """Whether all that the law names has an answer."""
    return not any(letter_of(answered, fact) in OPEN for fact in ARTICLE_51)


def has_standing(fact: str, standing: str) -> ColumnElement[bool]:
    """The condition that a fact is known so."""
    return _letter(fact) == LETTERS.get(standing, "")


def complete() -> ColumnElement[bool]:
    """The condition that all that the law names has an answer."""
    return and_(*(_letter(fact).not_in(sorted(OPEN)) for fact in ARTICLE_51))


def current() -> ColumnElement[bool]:
    """The condition that a weapon was not withdrawn."""
    return Weapon.status != "withdrawn"


def seen() -> ColumnElement[bool]:
    """The condition that somebody had the weapon itself in view since it is in the registry."""
    return Weapon.last_seen_at.is_not(None)


def unread() -> ColumnElement[bool]:
    """The condition that nobody could read the serial whole."""
    return Weapon.serial_status.in_(UNREAD_STATUSES)


#: Filter and code → the condition it stands for.
SEVERAL: dict[tuple[str, str], Callable[[], ColumnElement[bool]]] = {
    ("status", CURRENT): current, ("serial_status", UNREAD): unread,
}


def _letter(fact: str) -> Any:
    return func.substr(Weapon.answered, FACTS.index(fact) + 1, 1)


def _has_mark() -> ColumnElement[bool]:
    return exists(select(Mark.id).where(Mark.weapon_id == Weapon.id))


def _has_part_serial() -> ColumnElement[bool]:
    return exists(select(Component.entry).where(Component.weapon_id == Weapon.id, Component.serial.is_not(None)))


#: What else article 51.1 names and is kept in rows of its own: whether there is any.
RECORDED: dict[str, Callable[[], ColumnElement[bool]]] = {
    "mark": _has_mark, "no_mark": lambda: not_(_has_mark()),
    "part_serial": _has_part_serial, "no_part_serial": lambda: not_(_has_part_serial()),
}
