"""A catalogue in memory, for rules that are judged without a database."""

from __future__ import annotations

from models.catalogue import CatalogueItem
from registry.operations.identity import folded


def item(id_: int, kind: str, name: str, *others: str, parent: int = 0, code: str | None = None,
         into: int | None = None, is_withdrawn: bool = False) -> CatalogueItem:
    """An item with its folded synonyms."""
    return CatalogueItem(id=id_, last_entry=id_, kind=kind, name=name, name_key=" ".join(map(folded, (name, *others))),
                         parent_id=parent, weapon_type=code, calibre=None, merged_into=into, is_withdrawn=is_withdrawn)
