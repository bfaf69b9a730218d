"""Take a synonym away from an item of the catalogue: the word does not stand for it after all."""

from dataclasses import dataclass
from datetime import datetime

from models.events.catalogue import CatalogueSynonymRemoved
from registry.errors import RuleBroken
from registry.operations.base import Decision
from registry.operations.catalogue_items import OfItem, OnItem
from registry.operations.identity import folded


@dataclass(frozen=True, kw_only=True)
class RemoveSynonym(OnItem):
    """Remove `synonym` from `item`."""

    name = "remove_synonym"
    permission = "catalogue:register"

    synonym: str

    def decide(self, facts: OfItem, now: datetime, actor: int) -> list[Decision]:
        known = {folded(text): text for text in facts.index.named[facts.item.id].texts[1:]}
        key = folded(self.synonym)
        if key not in known:
            raise RuleBroken("«%(word)s» no es un sinónimo de %(name)s.", "synonym", word=self.synonym,
                             name=facts.item.name)
        return [Decision(CatalogueSynonymRemoved(synonym=known[key], key=key), facts.item.id)]
