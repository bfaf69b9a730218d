"""Every make, model and calibre that some weapon has, as it is written: thousands where weapons are millions."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.weapon import Weapon
from registry.operations.spelling import WORDS


def written_words(session: Session, name: str) -> list[str]:
    """The words of one of `WORDS`, wherever the weapons are: one look into its index for each word, not each weapon."""
    column = getattr(Weapon, name)
    word = select(func.min(column).label("word")).cte("written", recursive=True)
    after = select(func.min(column)).where(column > word.c.word).scalar_subquery()
    every = word.union_all(select(after).where(word.c.word.is_not(None)))
    return list(session.scalars(select(every.c.word).where(every.c.word.is_not(None))))


def all_written(session: Session) -> dict[str, list[str]]:
    """The same of each of `WORDS`."""
    return {name: written_words(session, name) for name in WORDS}
