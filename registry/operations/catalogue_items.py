"""What the acts on one item of the catalogue have in common: the item among all the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from registry.errors import NotFound, RuleBroken
from registry.operations.base import Operation
from registry.operations.catalogue_words import CatalogueIndex


@dataclass(frozen=True)
class OfItem:
    """The item and the whole catalogue."""

    item: CatalogueItem
    index: CatalogueIndex


@dataclass(frozen=True, kw_only=True)
class OnItem(Operation):
    """Base of the acts on `item`; the catalogue is everybody's, so they reach no body in particular."""

    item: int

    def facts(self, session: Session) -> OfItem:
        index = CatalogueIndex.of(session)
        if self.item not in index.items:
            raise NotFound()
        return OfItem(index.items[self.item], index)

    def organisations(self, facts: OfItem) -> Iterable[int | None]:
        return [None]


def refuse_merged(facts: OfItem, item: CatalogueItem, field: str) -> None:
    """Refuse an act on an item that another stands for."""
    if item.merged_into is not None:
        into = facts.index.items[facts.index.survivor(item.id)]
        raise RuleBroken("Está unido a %(name)s: haga el cambio allí.", field, name=into.name)
