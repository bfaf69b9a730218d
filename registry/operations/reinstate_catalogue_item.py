"""Let an item of the catalogue stand for itself and be suggested again: a merger or a withdrawal was wrong."""

from dataclasses import dataclass
from datetime import datetime

from models.events.catalogue import CatalogueItemReinstated
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.catalogue_items import OfItem, OnItem


@dataclass(frozen=True, kw_only=True)
class ReinstateCatalogueItem(OnItem):
    """Undo the merger or the withdrawal of `item`."""

    name = "reinstate_catalogue_item"
    permission = "catalogue:decide"

    def decide(self, facts: OfItem, now: datetime, actor: int) -> list[Decision]:
        if facts.item.merged_into is None and not facts.item.is_withdrawn:
            raise RuleBroken("No está unido ni retirado: ya se sugiere.", "item")
        return [Decision(CatalogueItemReinstated(), facts.item.id)]
