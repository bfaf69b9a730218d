"""Let one item of the catalogue stand for another that turned out to be the same; weapons keep the word recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models.catalogue import CatalogueItem
from models.events.catalogue import CatalogueItemMerged
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.catalogue_items import OfItem, OnItem, refuse_merged
from registry.operations.catalogue_words import CatalogueIndex

UNKNOWN = N_("Elija una palabra del catálogo.")


@dataclass(frozen=True, kw_only=True)
class MergeCatalogueItems(OnItem):
    """Merge `item` into `into`; of two makes, the models of the same name are merged with them."""

    name = "merge_catalogue_items"
    permission = "catalogue:decide"

    into: int

    def decide(self, facts: OfItem, now: datetime, actor: int) -> list[Decision]:
        item, into = facts.item, facts.index.items.get(self.into)
        refuse_merged(facts, item, "into")
        if into is None:
            raise RuleBroken(UNKNOWN, "into")
        refuse_merged(facts, into, "into")
        if into.id == item.id:
            raise RuleBroken("Elija otra palabra: esta es la misma.", "into")
        if into.kind != item.kind or (item.kind == "model" and facts.index.place(item) != facts.index.place(into)):
            raise RuleBroken("Solo se unen palabras de la misma clase, y modelos de la misma marca.", "into")
        if item.weapon_type != into.weapon_type and item.kind == "weapon_type":
            raise RuleBroken("Son palabras de tipos distintos.", "into")
        # Whatever it stood for goes along: nothing is ever more than one step from what stands for it.
        same = [item, *(other for other in facts.index.items.values() if other.merged_into == item.id)]
        return [*(_merged(one, into) for one in same),
                *(_merged(model, twin) for model, twin in _twins(facts.index, item, into))]


def _merged(item: CatalogueItem, into: CatalogueItem) -> Decision:
    return Decision(CatalogueItemMerged(into=into.subject), item.id)


def _twins(index: CatalogueIndex, item: CatalogueItem, into: CatalogueItem) -> Iterator[tuple[CatalogueItem,
                                                                                            CatalogueItem]]:
    if item.kind != "make":
        return
    for model in index.of_place("model", item.id):
        same = index.standing("model", into.id, model.name)
        if len(same) == 1:
            yield model, index.items[min(same)]
