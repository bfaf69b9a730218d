"""Stop suggesting an item of the catalogue; what it recognised it still does."""

from dataclasses import dataclass
from datetime import datetime

from models.events.catalogue import CatalogueItemWithdrawn
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.catalogue_items import OfItem, OnItem, refuse_merged


@dataclass(frozen=True, kw_only=True)
class WithdrawCatalogueItem(OnItem):
    """Suggest `item` no longer."""

    name = "withdraw_catalogue_item"
    permission = "catalogue:decide"

    def decide(self, facts: OfItem, now: datetime, actor: int) -> list[Decision]:
        refuse_merged(facts, facts.item, "item")
        if facts.item.is_withdrawn:
            raise RuleBroken("Ya está retirado de las sugerencias.", "item")
        return [Decision(CatalogueItemWithdrawn(), facts.item.id)]
