"""Numbers that are not the one typed but answer to it: look-alikes, unread characters, patterns and fragments."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, func, literal, select
from sqlalchemy.orm import Session

from marking.serial import UNREAD, near_form, near_pattern, normalised
from models.serial_key import COMPONENT, MARK, WEAPON, SerialKey, fragment_index
from models.weapon import Weapon
from registry.permissions import Authority
from registry.queries.reach import units_reached

#: Numbers that are told; a search that gives more has to be narrowed.
MOST = 50
#: A weapon's parts often bear its own number.
MOST_ROWS = 3 * MOST
KINDS = (WEAPON, COMPONENT, MARK)
#: Weapon, kind and normalised number.
Row = tuple[int, str, str]
KEYS = select(SerialKey.weapon_id, SerialKey.kind, SerialKey.text)
#: So many keys of one's own units are read through, or set against those of a fragment, in a few milliseconds.
FEW = {"sqlite": 10_000, "postgresql": 20_000}
#: The index of fragments knows three characters in a row, and no fewer.
SHORTEST = 3
#: The wildcards a person types: one character, and any number of them.
ONE, SEVERAL = "?", "*"


class How(enum.StrEnum):
    """Why a number answers to what was typed, the nearest first."""

    EXACT = "exact"
    ALIKE = "alike"
    UNREAD = "unread"
    PATTERN = "pattern"
    FRAGMENT = "fragment"
    ALIKE_FRAGMENT = "alike_fragment"


#: How near each is, 0 the nearest.
RANK = {how: place for place, how in enumerate(How)}


@dataclass(frozen=True)
class Match:
    """A number of a weapon within reach; `kind` says whether it is the weapon's own, a mark's or a part's."""

    weapon_id: int
    how: How
    kind: str
    #: As normalised.
    text: str


@dataclass(frozen=True)
class Matches:
    """One number for each weapon, the nearest first; `is_cut` when there are more."""

    found: tuple[Match, ...] = ()
    is_cut: bool = False
    #: A pattern that names no three characters in a row, and that no index can answer.
    is_too_open: bool = False


def holds_number(session: Session, text: str) -> ColumnElement[bool] | None:
    """That a weapon has a number which holds `text`, or begins with it when it is short; None when it is no number."""
    near = near_form(text)
    if not near:
        return None
    keys, is_sqlite = select(SerialKey.weapon_id), session.get_bind().dialect.name == "sqlite"
    if is_sqlite and len(near) >= SHORTEST:
        found = keys.join(fragment_index, fragment_index.c.rowid == SerialKey.id)
        return Weapon.id.in_(found.where(fragment_index.c.folded.like(f"%{near}%")))
    if is_sqlite:
        return Weapon.id.in_(keys.where(SerialKey.folded.op("GLOB")(f"{near}*")))
    return Weapon.id.in_(keys.where(SerialKey.folded.like(f"%{near}%" if len(near) >= SHORTEST else f"{near}%")))


def is_pattern(typed: str) -> bool:
    """Whether what was typed stands for several numbers."""
    return ONE in typed or SEVERAL in typed


def serial_matches(session: Session, authority: Authority, typed: str) -> Matches:
    """What answers to `typed`, cut by what the person may read; never a registry number or a label."""
    if not authority.has("weapon:read"):
        return Matches()
    asked = _Asked(session, units_reached(session, authority, "weapon:read"))
    if is_pattern(typed):
        return _by_pattern(asked, typed)
    serial, near = normalised(typed), near_form(typed)
    if not serial:
        return Matches()
    found = [*asked.rows(SerialKey.folded == near), *asked.rows(*asked.unread(near)),
             *(_fragments(asked, serial, near) if len(near) >= SHORTEST else ())]
    return _ranked(found, lambda text: _how(text, serial, near))


def _fragments(asked: _Asked, serial: str, near: str) -> list[Row]:
    found = asked.like(f"%{near}%")
    if len(found) <= MOST_ROWS:
        return found
    # There are more than are told: those that hold what was typed, to the letter, come first.
    return [*asked.like(f"%{near}%", SerialKey.text.contains(serial, autoescape=True)), *found]


def _how(text: str, serial: str, near: str) -> How:
    if text == serial:
        return How.EXACT
    if near_form(text) == near:
        return How.ALIKE
    if UNREAD in text and len(text) == len(serial):
        return How.UNREAD
    return How.FRAGMENT if serial in text else How.ALIKE_FRAGMENT


def _by_pattern(asked: _Asked, typed: str) -> Matches:
    pattern = near_pattern(typed, ONE + SEVERAL)
    # A serial that was not read whole is shown with its ?, and is typed as it is shown.
    verbatim = asked.verbatim(typed)
    if not verbatim and max(map(len, re.split(r"[?*]+", pattern))) < SHORTEST:
        return Matches(is_too_open=True)
    rows = asked.like(pattern.replace(ONE, "_").replace(SEVERAL, "%"))
    shown = {text for _weapon, _kind, text in verbatim}
    return _ranked([*verbatim, *rows], lambda text: How.EXACT if text in shown else How.PATTERN)


def _ranked(rows: list[Row], how: Callable[[str], How]) -> Matches:
    """The nearest number of each weapon; of equals, the newest weapon is first."""
    matches = [Match(weapon_id, how(text), kind, text) for weapon_id, kind, text in rows]
    found: dict[int, Match] = {}
    for match in sorted(matches, key=lambda match: (RANK[match.how], KINDS.index(match.kind), -match.weapon_id)):
        found.setdefault(match.weapon_id, match)
    return Matches(tuple(found.values())[:MOST], is_cut=len(rows) > MOST_ROWS or len(found) > MOST)


class _Asked:
    """Questions to the keys of the units within reach (None: of all)."""

    def __init__(self, session: Session, units: list[int] | None) -> None:
        self._session, self._units = session, units
        self._dialect = session.get_bind().dialect.name

    def rows(self, *conditions: ColumnElement[bool], query: Select[int, str, str] = KEYS,
             unit: SQLColumnExpression[int] = SerialKey.organisation_id) -> list[Row]:
        reach = () if self._units is None else (unit.in_(self._units),)
        query = query.where(*conditions, *reach).limit(MOST_ROWS + 1)
        return [(weapon_id, kind, text) for weapon_id, kind, text in self._session.execute(query)]

    def like(self, like: str, *conditions: ColumnElement[bool]) -> list[Row]:
        """The keys whose folded number is `like`, looked for from the end that has less to look at."""
        if self._are_few:
            return self.rows(SerialKey.folded.like(like), *conditions)
        if self._dialect == "sqlite":
            query = KEYS.join(fragment_index, fragment_index.c.rowid == SerialKey.id)
            return self.rows(fragment_index.c.folded.like(like), *conditions, query=query)
        # The unit only sifts what the index of fragments gives: it is no use as an index.
        return self.rows(SerialKey.folded.like(like), *conditions, unit=SerialKey.organisation_id + 0)

    def verbatim(self, typed: str) -> list[Row]:
        """The keys of weapons whose serial is typed to the letter."""
        if not normalised(typed):
            return []
        query = KEYS.join(Weapon, Weapon.id == SerialKey.weapon_id)
        return self.rows(SerialKey.folded.in_([near_form(typed), near_pattern(typed)]), SerialKey.kind == WEAPON,
                         Weapon.serial == typed.strip(), query=query)

    def unread(self, near: str) -> tuple[ColumnElement[bool], ...]:
        """The keys with unread characters that `near`, read whole, could be."""
        is_read_as = (literal(near).op("GLOB")(SerialKey.folded) if self._dialect == "sqlite"
                      else literal(near).like(func.replace(SerialKey.folded, UNREAD, "_")))
        return SerialKey.unread_length == len(near), is_read_as

    @cached_property
    def _are_few(self) -> bool:
        """Whether the keys within reach are read through sooner than the index of all fragments is asked."""
        if self._units is None:
            return False
        reach = SerialKey.organisation_id.in_(self._units)
        some = select(literal(1)).select_from(SerialKey).where(reach).limit(FEW[self._dialect] + 1).subquery()
        return (self._session.scalar(select(func.count()).select_from(some)) or 0) <= FEW[self._dialect]
