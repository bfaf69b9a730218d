"""Give an item of the catalogue another name; the old one stays as a synonym, and weapons keep the word recorded."""

from dataclasses import dataclass
from datetime import datetime

from models.events.catalogue import CatalogueItemRenamed
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.catalogue_items import OfItem, OnItem, refuse_merged
from registry.operations.catalogue_words import Taking, word_key
from registry.operations.identity import folded
from registry.operations.register_catalogue_items import BLANK, LONGEST
from registry.operations.words import required


@dataclass(frozen=True, kw_only=True)
class RenameCatalogueItem(OnItem):
    """Call `item` `item_name` from now on."""

    name = "rename_catalogue_item"
    permission = "catalogue:decide"

    item_name: str

    def decide(self, facts: OfItem, now: datetime, actor: int) -> list[Decision]:
        item = facts.item
        refuse_merged(facts, item, "item_name")
        wanted = required(self.item_name, "item_name", LONGEST, BLANK)
        if wanted == item.name:
            raise RuleBroken("Ya se llama así.", "item_name")
        own = {word_key(item.kind, text) for text in facts.index.named[item.id].texts}
        if word_key(item.kind, wanted) not in own:
            Taking(facts.index).take(*facts.index.place(item), wanted, "item_name")
        return [Decision(CatalogueItemRenamed(name=wanted, key=folded(wanted), was=item.name,
                                              was_key=folded(item.name)), item.id)]
