"""Add makes, models, calibres and words for types to what the registry suggests; hundreds at once if need be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.events.catalogue import CatalogueItemListed
from models.vocabulary import N_, VOCABULARY
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.catalogue_words import CatalogueIndex, Taking, word_key
from registry.operations.identity import folded
from registry.operations.words import required

LONGEST = 80
BLANK = N_("Escriba el nombre.")
NO_MAKE = N_("Elija una marca del catálogo; si falta, agréguela primero.")


@dataclass(frozen=True, kw_only=True)
class CatalogueWord:
    """One item as asked: a model names its make, which the catalogue has already; a word for a type, the type."""

    kind: str
    name: str
    make: str | None = None
    weapon_type: str | None = None
    calibre: str | None = None
    #: Other usual names, separated by ";": recognised and found by search, never written for the name.
    also: str | None = None
    #: Line of the list it was read from.
    line: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterCatalogueItems(Operation):
    """Suggest `items` from now on. Makes go in an act before the one of their models."""

    name = "register_catalogue_items"
    permission = "catalogue:register"

    items: tuple[CatalogueWord, ...]
    #: A code of the vocabulary ``catalogue_list`` and the SHA-256 of the file, when they were read from one.
    listed_in: str | None = None
    list_digest: str | None = None

    def facts(self, session: Session) -> CatalogueIndex:
        return CatalogueIndex.of(session)

    def organisations(self, facts: CatalogueIndex) -> Iterable[int | None]:
        return [None]

    def decide(self, facts: CatalogueIndex, now: datetime, actor: int) -> list[Decision]:
        if not self.items:
            raise RuleBroken("Escriba al menos una marca, un modelo o un calibre.", "name")
        taking = Taking(facts)
        return judged(self.items, lambda item: new_item(item, facts, taking, self.listed_in, self.list_digest))


def new_item(item: CatalogueWord, index: CatalogueIndex, taking: Taking, listed_in: str | None = None,
             list_digest: str | None = None) -> Decision:
    """The registration of one item, or the rule it breaks."""
    if item.kind not in VOCABULARY["catalogue_kind"]:
        raise RuleBroken("Elija marca, modelo, calibre o tipo.", "kind")
    name = required(item.name, "name", LONGEST, BLANK)
    parent = _make_of(item, index)
    taking.take(item.kind, parent, name, "name")
    return Decision(CatalogueItemListed(
        item_kind=item.kind, name=name, key=folded(name), parent=parent, weapon_type=_type_of(item),
        calibre=_calibre_of(item), synonyms=_synonyms(item, name, parent, taking), listed_in=listed_in,
        list_digest=list_digest, line=item.line))


def _make_of(item: CatalogueWord, index: CatalogueIndex) -> int:
    if item.kind != "model":
        return 0
    makes = index.standing("make", 0, item.make or "")
    if len(makes) != 1:
        raise RuleBroken(NO_MAKE, "make")
    return min(makes)


def _synonyms(item: CatalogueWord, name: str, parent: int, taking: Taking) -> list[dict[str, str]]:
    found, own = {folded(name): name}, {word_key(item.kind, name)}
    for typed in filter(None, map(str.strip, (item.also or "").split(";"))):
        text = required(typed, "also", LONGEST, BLANK)
        if word_key(item.kind, text) not in own:
            taking.take(item.kind, parent, text, "also")
        own.add(word_key(item.kind, text))
        found.setdefault(folded(text), text)
    return [{"key": key, "text": text} for key, text in found.items() if text != name]


def _type_of(item: CatalogueWord) -> str | None:
    if item.kind not in {"model", "weapon_type"}:
        return None
    is_wrong = item.weapon_type is not None and item.weapon_type not in VOCABULARY["weapon_type"]
    if is_wrong or (item.kind == "weapon_type" and item.weapon_type is None):
        raise RuleBroken("Elija el tipo de arma.", "weapon_type")
    return item.weapon_type


def _calibre_of(item: CatalogueWord) -> str | None:
    if item.kind != "model" or not item.calibre:
        return None
    return required(item.calibre, "calibre", LONGEST, N_("Escriba el calibre."))
