"""How words of the catalogue are compared, and which item each stands for: by its name, a synonym or a merged twin."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem, CatalogueSynonym
from registry.errors import RuleBroken
from registry.operations.identity import folded

#: The word itself, as people and spreadsheets put it before a calibre.
CALIBRE = re.compile(r"\bcal(?:ib(?:re|er|ro))?\b\.?|^calib(?:re|er|ro)(?=\d)")
#: 16.0 is how a spreadsheet writes 16; 0.38 is .38.
NOUGHTS = re.compile(r"(?<=\d)[.,]0+(?!\d)|(?<!\d)0+(?=[.,]\d)")
MILLIMETRES = re.compile(r"(?<=\d)mm")
#: Brackets, bars and semicolons set two names of one calibre apart: «9 MM LUGER (9X19MM)».
APART = re.compile(r"[()\[\]/;]")


@lru_cache(maxsize=1 << 14)
def word_key(kind: str, text: str) -> str:
    """What two ways of writing the same name have in common; empty for a text without letters and figures."""
    return calibre_key(text) if kind == "calibre" else folded(text)


def calibre_key(text: str) -> str:
    """A calibre without case, accents, spaces, punctuation and ``mm``: «9 x 19», «9X19MM» and «9 × 19 mm» are one."""
    plain = unicodedata.normalize("NFKD", text.casefold()).replace("×", "x").replace("*", "x")
    return MILLIMETRES.sub("", folded(NOUGHTS.sub("", CALIBRE.sub(" ", plain))))


@dataclass(frozen=True)
class Named:
    """One item with every text that stands for it, its name first."""

    item: CatalogueItem
    texts: tuple[str, ...]


class CatalogueIndex:
    """The whole catalogue by word: read once, asked as often as a list has rows."""

    def __init__(self, items: Iterable[CatalogueItem], synonyms: Iterable[CatalogueSynonym] = ()) -> None:
        self.items = {item.id: item for item in items}
        others: dict[int, dict[str, str]] = defaultdict(dict)
        for synonym in synonyms:
            others[synonym.item_id][synonym.key] = synonym.text
        self.named: dict[int, Named] = {}
        self._standing: dict[tuple[str, int], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for item in self.items.values():
            # What version 1 of the registration knew of other names is their folded form alone.
            texts = (item.name, *(others[item.id].get(key, key) for key in item.name_key.split(" ")[1:]))
            self.named[item.id] = Named(item, texts)
            for text in texts:
                self._standing[self.place(item)][word_key(item.kind, text)].add(self.survivor(item.id))

    @classmethod
    def of(cls, session: Session) -> "CatalogueIndex":
        """The catalogue as it stands."""
        return cls(session.scalars(select(CatalogueItem).order_by(CatalogueItem.id)),
                   session.scalars(select(CatalogueSynonym)))

    def survivor(self, id_: int) -> int:
        """The item that stands for `id_`: itself, or the one it was merged into, however many times."""
        while (into := self.items[id_].merged_into) is not None:
            id_ = into
        return id_

    def place(self, item: CatalogueItem) -> tuple[str, int]:
        """Where names are told apart: the kind, and for a model its make."""
        return item.kind, self.survivor(item.parent_id) if item.parent_id else 0

    def standing(self, kind: str, parent: int, text: str) -> frozenset[int]:
        """The items `text` is the name or a synonym of; several only where a person has yet to decide."""
        key = word_key(kind, text)
        return frozenset(self._standing.get((kind, parent), {}).get(key, ())) if key else frozenset()

    def understood(self, kind: str, parent: int, text: str) -> frozenset[int]:
        """As `standing`; of two names of one calibre, one of them in brackets, both must say the same."""
        whole = self.standing(kind, parent, text)
        if whole or kind != "calibre":
            return whole
        parts = [part for part in APART.split(text) if word_key(kind, part)]
        said = [self.standing(kind, parent, part) for part in parts]
        return frozenset().union(*said) if len(said) > 1 and all(said) else frozenset()

    def one(self, kind: str, parent: int, text: str) -> CatalogueItem | None:
        """The item `text` stands for, when it is one and no other."""
        found = self.understood(kind, parent, text)
        return self.items[min(found)] if len(found) == 1 else None

    def keys_of(self, item: CatalogueItem) -> frozenset[str]:
        """The key of every text that stands for `item`."""
        return frozenset(key for key, items in self._standing[self.place(item)].items() if items == {item.id})

    def of_place(self, kind: str, parent: int) -> list[CatalogueItem]:
        """The items that stand for themselves in a place."""
        return [item for item in self.items.values() if item.merged_into is None and self.place(item) == (kind, parent)]


class Taking:
    """The words one act takes: each once, and none that stands for something already."""

    def __init__(self, index: CatalogueIndex) -> None:
        self._index = index
        self._taken: set[tuple[str, int, str]] = set()

    def take(self, kind: str, parent: int, text: str, field: str) -> None:
        """Take `text`; `RuleBroken` beside `field` when it is blank or stands for an item."""
        key = word_key(kind, text)
        if not key or not folded(text):
            raise RuleBroken("Escriba al menos una letra o una cifra.", field)
        known = self._index.standing(kind, parent, text)
        if known:
            name = self._index.items[min(known)].name
            if word_key(kind, name) == key:
                raise RuleBroken("«%(name)s» ya está en el catálogo.", field, name=text)
            raise RuleBroken("«%(word)s» ya se reconoce como %(name)s.", field, word=text, name=name)
        if self.has(kind, parent, text):
            raise RuleBroken("«%(name)s» ya está en el catálogo.", field, name=text)
        self._taken.add((kind, parent, key))

    def has(self, kind: str, parent: int, text: str) -> bool:
        """Whether the act took the word before."""
        return (kind, parent, word_key(kind, text)) in self._taken
