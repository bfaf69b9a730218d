"""Which item of the catalogue a word stands for: its name or a synonym of it; what only resembles one is proposed."""

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from models.vocabulary import VOCABULARY
from registry.operations.catalogue_words import CatalogueIndex, word_key
from registry.operations.identity import folded

#: Proposals told for one word, and how alike (of 100) a word must at least be.
MOST = 5
LEAST = 80


@dataclass(frozen=True)
class Proposal:
    """An item that resembles the word: for a person to choose, never taken by itself. `score` is of 100."""

    item: int
    name: str
    code: str | None
    score: int


@dataclass(frozen=True)
class Recognition:
    """What a word stands for; `how` is ``name``, ``synonym`` or, when nothing is taken, ``proposed`` or ``unknown``.

    `item` and `name` are the catalogue's (a merged item's survivor), None when nothing is taken. `code` is the weapon
    type of a model or of the word for a type; a type may be recognised by the vocabulary alone, then without `item`.
    """

    how: str
    item: int | None = None
    name: str | None = None
    code: str | None = None
    proposals: tuple[Proposal, ...] = ()

    @property
    def is_recognised(self) -> bool:
        """Whether something is taken for it."""
        return self.how in {"name", "synonym"}


def recognised(session: Session, kind: str, raw: str, parent: int | None = None) -> Recognition:
    """What `raw` stands for; `kind` is make, model, calibre or weapon_type, `parent` the make of a model.

    A caller with many words builds one `Recogniser` and asks that.
    """
    return Recogniser(session).recognised(kind, raw, parent)


class Recogniser:
    """The catalogue read once, for as many words as a list has; what it answered it remembers."""

    def __init__(self, session: Session) -> None:
        self.index = CatalogueIndex.of(session)
        self._answers: dict[tuple[str, str, int | None], Recognition] = {}
        self._texts: dict[tuple[str, int], dict[tuple[int, int], str]] = defaultdict(dict)
        for item in self.index.items.values():
            for position, text in enumerate(self.index.named[item.id].texts):
                self._texts[self.index.place(item)][item.id, position] = text.casefold()

    def recognised(self, kind: str, raw: str, parent: int | None = None) -> Recognition:
        """As `recognised` of this module."""
        question = kind, raw, parent
        if question not in self._answers:
            self._answers[question] = self._recognised(kind, raw, parent)
        return self._answers[question]

    def taken(self, kind: str, raw: str, parent: int | None = None) -> int | None:
        """The item that `raw` stands for, without looking for what resembles it."""
        found = self.index.understood(kind, self._place(parent), raw)
        return min(found) if len(found) == 1 else None

    def named(self, kind: str, text: str) -> str | None:
        """The catalogue's name for `text`, a model of whatever make; None where it has none, or several."""
        makes = {self.index.survivor(item.id) for item in self.index.items.values() if item.kind == "make"}
        found = {item for parent in (makes if kind == "model" else {0})
                 for item in self.index.understood(kind, parent, text)}
        names = {self.index.items[item].name for item in found}
        return min(names) if len(names) == 1 else None

    def _place(self, parent: int | None) -> int:
        return self.index.survivor(parent) if parent in self.index.items else 0

    def _recognised(self, kind: str, raw: str, parent: int | None) -> Recognition:
        place = self._place(parent)
        found = self.index.understood(kind, place, raw)
        if len(found) == 1:
            return self._taken(self.index.items[min(found)], raw)
        code = _type_worded(raw) if kind == "weapon_type" else None
        if code is not None:
            return Recognition("name", None, VOCABULARY["weapon_type"][code], code)
        proposals = tuple(self._proposal(item, 100) for item in sorted(found)) or self._alike(kind, place, raw)
        return Recognition("proposed" if proposals else "unknown", proposals=proposals)

    def _taken(self, item: CatalogueItem, raw: str) -> Recognition:
        is_name = word_key(item.kind, raw) == word_key(item.kind, item.name)
        return Recognition("name" if is_name else "synonym", item.id, item.name, item.weapon_type)

    def _proposal(self, id_: int, score: int) -> Proposal:
        item = self.index.items[id_]
        return Proposal(id_, item.name, item.weapon_type, score)

    def _alike(self, kind: str, place: int, raw: str) -> tuple[Proposal, ...]:
        best: dict[int, int] = {}
        for _text, score, (id_, _position) in process.extract(
                raw.casefold(), self._texts.get((kind, place), {}), scorer=fuzz.WRatio, processor=None,
                score_cutoff=LEAST, limit=4 * MOST):
            item = self.index.survivor(id_)
            best[item] = max(best.get(item, 0), round(score))
        ranked = sorted(best, key=lambda item: (-best[item], item))[:MOST]
        return tuple(self._proposal(item, best[item]) for item in ranked)


def _type_worded(raw: str) -> str | None:
    key = folded(raw)
    return next((code for code, word in VOCABULARY["weapon_type"].items() if folded(word) == key), None)
