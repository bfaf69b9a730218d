"""Add makes, models and calibres to what the registry suggests; hundreds at once if need be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from models.events.catalogue import CatalogueItemRegistered
from models.vocabulary import N_, VOCABULARY
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.identity import folded
from registry.operations.words import required

LONGEST = 80


@dataclass(frozen=True, kw_only=True)
class CatalogueWord:
    """One item as asked: a model names its make, which the catalogue has already."""

    kind: str
    name: str
    make: str | None = None
    weapon_type: str | None = None
    calibre: str | None = None
    #: Other usual names, separated by ";": found by search, never written for the name.
    also: str | None = None


@dataclass(frozen=True)
class CatalogueFacts:
    """Folded name of a make → its id, and what is known already as (kind, parent, folded name)."""

    makes: dict[str, int]
    known: frozenset[tuple[str, int, str]]


@dataclass(frozen=True, kw_only=True)
class RegisterCatalogueItems(Operation):
    """Suggest `items` from now on. Makes go in an act before the one of their models."""

    name = "register_catalogue_items"
    permission = "catalogue:register"

    items: tuple[CatalogueWord, ...]

    def facts(self, session: Session) -> CatalogueFacts:
        rows = session.execute(select(CatalogueItem.id, CatalogueItem.kind, CatalogueItem.parent_id,
                                      CatalogueItem.name_key)).all()
        return CatalogueFacts({own_key(row.name_key): row.id for row in rows if row.kind == "make"},
                              frozenset((row.kind, row.parent_id, own_key(row.name_key)) for row in rows))

    def organisations(self, facts: CatalogueFacts) -> Iterable[int | None]:
        return [None]

    def decide(self, facts: CatalogueFacts, now: datetime, actor: int) -> list[Decision]:
        if not self.items:
            raise RuleBroken("Escriba al menos una marca, un modelo o un calibre.", "name")
        taken = set(facts.known)
        return judged(self.items, lambda item: self._decide_one(item, facts.makes, taken))

    def _decide_one(self, item: CatalogueWord, makes: dict[str, int],
                    taken: set[tuple[str, int, str]]) -> Decision:
        if item.kind not in VOCABULARY["catalogue_kind"]:
            raise RuleBroken("Elija marca, modelo o calibre.", "kind")
        name = required(item.name, "name", LONGEST, N_("Escriba el nombre."))
        parent = _make_of(item, makes)
        key = (item.kind, parent, folded(name))
        if not key[2]:
            raise RuleBroken("Escriba al menos una letra o una cifra.", "name")
        if key in taken:
            raise RuleBroken("«%(name)s» ya está en el catálogo.", "name", name=name)
        taken.add(key)
        return Decision(CatalogueItemRegistered(
            item_kind=item.kind, name=name, name_key=search_key(key[2], item.also), parent=parent,
            weapon_type=_type_of(item), calibre=_calibre_of(item)))


def search_key(folded_name: str, also: str | None) -> str:
    """What search looks through: the folded name, then the folded other names, spaces between."""
    others = filter(None, map(folded, (also or "").split(";")))
    return " ".join(dict.fromkeys([folded_name, *others]))


def own_key(name_key: str) -> str:
    """The folded name at the beginning of a search key."""
    return name_key.partition(" ")[0]


def _make_of(item: CatalogueWord, makes: dict[str, int]) -> int:
    if item.kind != "model":
        return 0
    try:
        return makes[folded(item.make or "")]
    except KeyError:
        raise RuleBroken("Elija una marca del catálogo; si falta, agréguela primero.", "make") from None


def _type_of(item: CatalogueWord) -> str | None:
    if item.weapon_type is not None and item.weapon_type not in VOCABULARY["weapon_type"]:
        raise RuleBroken("Elija el tipo de arma.", "weapon_type")
    return item.weapon_type if item.kind == "model" else None


def _calibre_of(item: CatalogueWord) -> str | None:
    if item.kind != "model" or not item.calibre:
        return None
    return required(item.calibre, "calibre", LONGEST, N_("Escriba el calibre."))
