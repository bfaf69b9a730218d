"""Decide what words seen in weapons and lists stand for: an item that is there, or a new one; many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.catalogue import CatalogueSynonymAdded
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.catalogue_words import CatalogueIndex, Taking
from registry.operations.identity import folded
from registry.operations.register_catalogue_items import BLANK, LONGEST, CatalogueWord, new_item
from registry.operations.words import required


@dataclass(frozen=True, kw_only=True)
class MappedWord:
    """A word as seen, and the item it stands for."""

    word: str
    item: int


@dataclass(frozen=True, kw_only=True)
class DecideCatalogueWords(Operation):
    """Take `mapped` for synonyms of items of the catalogue, and add `new` ones to it."""

    name = "decide_catalogue_words"
    permission = "catalogue:register"

    mapped: tuple[MappedWord, ...] = ()
    new: tuple[CatalogueWord, ...] = ()

    def facts(self, session: Session) -> CatalogueIndex:
        return CatalogueIndex.of(session)

    def organisations(self, facts: CatalogueIndex) -> Iterable[int | None]:
        return [None]

    def decide(self, facts: CatalogueIndex, now: datetime, actor: int) -> list[Decision]:
        if not self.mapped and not self.new:
            raise RuleBroken("Decida al menos una palabra.", "word")
        taking = Taking(facts)
        words: tuple[MappedWord | CatalogueWord, ...] = (*self.mapped, *self.new)
        return judged(words, lambda word: _decided(word, facts, taking))


def _decided(word: MappedWord | CatalogueWord, index: CatalogueIndex, taking: Taking) -> Decision:
    return _synonym(word, index, taking) if isinstance(word, MappedWord) else new_item(word, index, taking)


def _synonym(mapped: MappedWord, index: CatalogueIndex, taking: Taking) -> Decision:
    word = required(mapped.word, "word", LONGEST, BLANK)
    if mapped.item not in index.items:
        raise RuleBroken("Elija una palabra del catálogo.", "word")
    item = index.items[index.survivor(mapped.item)]
    kind, parent = index.place(item)
    taking.take(kind, parent, word, "word")
    return Decision(CatalogueSynonymAdded(synonym=word, key=folded(word)), item.id)
