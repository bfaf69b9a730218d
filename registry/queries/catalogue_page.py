"""One item of the catalogue with everything that stands for it, how weapons write it, and what happened to it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from registry.errors import NotFound
from registry.permissions import Authority
from registry.queries.catalogue_words import SEEN, SeenWord, seen_words
from registry.queries.entries import Told, history_of
from registry.queries.recognised import Recogniser

#: Operation → permission of the acts on an item.
ACTS = {"decide_catalogue_words": "catalogue:register", "remove_synonym": "catalogue:register",
        "rename_catalogue_item": "catalogue:decide", "merge_catalogue_items": "catalogue:decide",
        "withdraw_catalogue_item": "catalogue:decide", "reinstate_catalogue_item": "catalogue:decide"}


@dataclass(frozen=True)
class CataloguePage:
    """An item; `into` stands for it when it was merged, `absorbed` were merged into it."""

    item: CatalogueItem
    make: CatalogueItem | None
    into: CatalogueItem | None
    absorbed: tuple[CatalogueItem, ...]
    synonyms: tuple[str, ...]
    #: Ways weapons within reach write it; None when the reader may not see weapons.
    written: tuple[SeenWord, ...] | None
    #: Models of a make, by name.
    models: tuple[CatalogueItem, ...]
    told: tuple[Told, ...]
    acts: tuple[str, ...]


def catalogue_item(session: Session, item_id: int) -> CatalogueItem:
    """The item, or `NotFound`."""
    item = session.get(CatalogueItem, item_id)
    if item is None:
        raise NotFound()
    return item


def catalogue_page(session: Session, authority: Authority, item: CatalogueItem) -> CataloguePage:
    """What the page of `item` shows."""
    recogniser = Recogniser(session)
    index = recogniser.index
    absorbed = tuple(other for other in index.items.values() if other.merged_into == item.id)
    models = sorted(index.of_place("model", item.id), key=lambda model: model.name) if item.kind == "make" else ()
    return CataloguePage(
        item, index.items[index.survivor(item.parent_id)] if item.parent_id else None,
        index.items[index.survivor(item.id)] if item.merged_into is not None else None, absorbed,
        index.named[item.id].texts[1:], _written(session, authority, recogniser, item), tuple(models),
        tuple(history_of(session, item.subject)), _acts(authority, item, index.named[item.id].texts[1:]))


def _written(session: Session, authority: Authority, recogniser: Recogniser,
             item: CatalogueItem) -> tuple[SeenWord, ...] | None:
    if item.kind not in SEEN or not authority.has("weapon:read"):
        return None
    return tuple(seen for seen in seen_words(session, authority, recogniser, item.kind)
                 if recogniser.taken(item.kind, seen.text, seen.parent) == item.id)


def _acts(authority: Authority, item: CatalogueItem, synonyms: tuple[str, ...]) -> tuple[str, ...]:
    stands = item.merged_into is None
    open_now = {"decide_catalogue_words": stands, "remove_synonym": bool(synonyms), "rename_catalogue_item": stands,
                "merge_catalogue_items": stands, "withdraw_catalogue_item": stands and not item.is_withdrawn,
                "reinstate_catalogue_item": not stands or item.is_withdrawn}
    return tuple(name for name, is_open in open_now.items() if is_open and authority.has(ACTS[name]))
