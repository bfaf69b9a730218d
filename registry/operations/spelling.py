"""Make, model and calibre as the catalogue writes them, however they were typed: one weapon, one way of writing it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem, CatalogueSynonym
from models.weapon import Weapon
from registry.operations.catalogue_words import APART, CatalogueIndex, word_key
from registry.operations.identity import folded, identity_of

WORDS = ("make", "model", "calibre")


@dataclass(frozen=True)
class Spelling:
    """Make, model and calibre, each as the catalogue calls it; as typed where the catalogue does not know it."""

    words: dict[str, str | None]
    #: Word → the keys of every other way to write the same.
    keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def identity(self, serial: str | None) -> str | None:
        """The identity of a weapon so called with this serial."""
        return identity_of(serial=serial, **self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The same for every way of writing the three, as far as the catalogue knows them."""
        return tuple(word_key(name, self.words[name] or "") for name in WORDS)

    def is_of(self, weapon: Weapon | Row[Any]) -> bool:
        """Whether a weapon is called the same, in whatever spelling."""
        return all(self.says(name, getattr(weapon, name)) for name in WORDS)

    def says(self, name: str, word: str | None) -> bool:
        """Whether `word` is another way to write its make, model or calibre."""
        key = word_key(name, word or "")
        return key == word_key(name, self.words[name] or "") or key in self.keys.get(name, ())


def spelling_of(session: Session, make: str | None, model: str | None, calibre: str | None) -> Spelling:
    """The catalogue's words for these; it reads only the items they may be of, because acts wait for it."""
    return spelled(_index(session, make, model, calibre), make, model, calibre)


def spelled(index: CatalogueIndex, make: str | None, model: str | None, calibre: str | None) -> Spelling:
    """The same, by a catalogue that is read already: a list has thousands of words."""
    words: dict[str, str | None] = {"make": make, "model": model, "calibre": calibre}
    keys: dict[str, frozenset[str]] = {}
    parent = 0
    for name in WORDS:
        item = index.one(name, parent if name == "model" else 0, words[name] or "")
        if item is not None:
            words[name], keys[name] = item.name, index.keys_of(item)
        if name == "make":
            parent = item.id if item else -1
    return Spelling(words, keys)


def _index(session: Session, make: str | None, model: str | None, calibre: str | None) -> CatalogueIndex:
    makes = _whole(session, _named("make", make))
    of_makes = [CatalogueItem.parent_id.in_(list(makes)), _named("model", model)]
    items = makes | _whole(session, *of_makes) | _whole(session, _like_calibre(calibre))
    synonyms = session.scalars(select(CatalogueSynonym).where(CatalogueSynonym.item_id.in_(list(items))))
    return CatalogueIndex([items[id_] for id_ in sorted(items)], synonyms)


def _named(kind: str, text: str | None) -> ColumnElement[bool]:
    key = " " + CatalogueItem.name_key + " "
    return (CatalogueItem.kind == kind) & key.contains(f" {folded(text or '')} ", autoescape=True)


def _like_calibre(text: str | None) -> ColumnElement[bool]:
    """Calibres that hold the longest figure of the word: how `word_key` reads one no database can."""
    parts = [part for part in APART.split(text or "") if word_key("calibre", part)]
    figures = [max(re.findall(r"\d+|[^\W\d]+", word_key("calibre", part)), key=_weight) for part in parts]
    return (CatalogueItem.kind == "calibre") & or_(
        *(CatalogueItem.name_key.contains(figure, autoescape=True) for figure in figures), CatalogueItem.id < 0)


def _weight(run: str) -> tuple[bool, int]:
    return run.isdigit(), len(run)


def _whole(session: Session, *conditions: ColumnElement[bool]) -> dict[int, CatalogueItem]:
    """The items with those they were merged into, those merged into them, and their makes."""
    found: dict[int, CatalogueItem] = {}
    new = list(session.scalars(select(CatalogueItem).where(*conditions)))
    while new:
        found |= {item.id: item for item in new}
        wanted = {id_ for item in new for id_ in (item.merged_into, item.parent_id) if id_} - found.keys()
        kin = or_(CatalogueItem.id.in_(wanted), CatalogueItem.merged_into.in_([item.id for item in new]))
        new = [item for item in session.scalars(select(CatalogueItem).where(kin)) if item.id not in found]
    return found
