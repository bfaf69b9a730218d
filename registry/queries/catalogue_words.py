"""The words that weapons carry, set against the catalogue: how many use each item, and which stand for nothing yet."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import WordLeft
from models.weapon import Weapon
from registry.operations.catalogue_words import word_key
from registry.permissions import Authority, scope
from registry.queries.recognised import Recogniser, Recognition

#: Kinds of words a weapon carries as they were written; its type is a code already.
SEEN = ("make", "model", "calibre")


@dataclass(frozen=True)
class SeenWord:
    """A word as weapons carry it, in how many; of a model, the item of its make (0 for the others)."""

    kind: str
    text: str
    parent: int
    weapons: int


@dataclass(frozen=True)
class UndecidedWord:
    """A word that stands for nothing, with what resembles it."""

    seen: SeenWord
    recognition: Recognition


@dataclass(frozen=True)
class Undecided:
    """The most used of the words nobody has decided, how many there are in all, and those left as they are."""

    words: tuple[UndecidedWord, ...]
    total: int
    left: tuple[WordLeft, ...]


def seen_words(session: Session, authority: Authority, recogniser: Recogniser, kind: str) -> Iterator[SeenWord]:
    """Each way a word of `kind` is written in the weapons within reach, the most used first.

    A model is told only where its make is recognised: before that nobody can say whose model it is.
    """
    column = getattr(Weapon, kind)
    columns = [column, Weapon.make] if kind == "model" else [column]
    within = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    query = select(*columns, func.count()).where(column.is_not(None), within).group_by(*columns)
    for text, *make, count in session.execute(query.order_by(func.count().desc(), *columns)):
        parent = recogniser.taken("make", make[0] or "", 0) if make else 0
        if parent is not None:
            yield SeenWord(kind, text, parent, count)


def uses(session: Session, authority: Authority, recogniser: Recogniser, kind: str) -> Counter[int]:
    """Item → weapons within reach whose word stands for it."""
    used: Counter[int] = Counter()
    for seen in seen_words(session, authority, recogniser, kind):
        item = recogniser.taken(kind, seen.text, seen.parent)
        if item is not None:
            used[item] += seen.weapons
    return used


def undecided_words(session: Session, authority: Authority, kind: str, most: int) -> Undecided:
    """What the desk decides of one kind: at most `most` words, the most used first."""
    recogniser = Recogniser(session)
    left = tuple(session.scalars(select(WordLeft).where(WordLeft.kind == kind).order_by(WordLeft.text)))
    keys = {(row.parent_id, row.key) for row in left}
    found = [seen for seen in seen_words(session, authority, recogniser, kind)
             if recogniser.taken(kind, seen.text, seen.parent) is None
             and word_key(kind, seen.text) and (seen.parent, word_key(kind, seen.text)) not in keys]
    first = _together(found)
    return Undecided(tuple(UndecidedWord(seen, recogniser.recognised(kind, seen.text, seen.parent))
                           for seen in first[:most]), len(first), left)


def _together(found: list[SeenWord]) -> list[SeenWord]:
    """Ways of writing one word apart only by case or points, told once: as most weapons have it, counted together."""
    ways: dict[tuple[int, str], list[SeenWord]] = defaultdict(list)
    for seen in found:
        ways[seen.parent, word_key(seen.kind, seen.text)].append(seen)
    together = [replace(same[0], weapons=sum(seen.weapons for seen in same)) for same in ways.values()]
    return sorted(together, key=lambda seen: -seen.weapons)
