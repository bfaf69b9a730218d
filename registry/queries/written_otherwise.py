"""Weapons whose make, model or calibre is another way of writing what was typed, as the catalogue says."""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem, CatalogueSynonym
from models.weapon import Weapon
from registry.operations.identity import folded

COLUMNS = {"make": Weapon.make, "model": Weapon.model, "calibre": Weapon.calibre}


def written_otherwise(session: Session, text: str) -> ColumnElement[bool] | None:
    """The condition that a weapon carries a name or a synonym of the items `text` is one of; None when it is none."""
    items = _items(session, folded(text))
    conditions = [func.lower(COLUMNS[kind]).in_(_texts(session, ids)) for kind, ids in items.items()]
    return or_(*conditions) if conditions else None


def _items(session: Session, key: str) -> dict[str, set[int]]:
    """Kind → the items `key` stands for, with all that are merged with them."""
    if not key:
        return {}
    column = CatalogueItem.name_key
    whole = or_(column == key, column.startswith(f"{key} "), column.endswith(f" {key}"),
                column.contains(f" {key} "))
    standing = func.coalesce(CatalogueItem.merged_into, CatalogueItem.id)
    found = session.execute(select(CatalogueItem.kind, standing).where(whole, CatalogueItem.kind.in_(COLUMNS))).all()
    together = {kind: {id_ for one, id_ in found if one == kind} for kind, _id in found}
    return {kind: set(session.scalars(select(CatalogueItem.id).where(standing.in_(ids))))
            for kind, ids in together.items()}


def _texts(session: Session, ids: set[int]) -> set[str]:
    names = session.scalars(select(CatalogueItem.name).where(CatalogueItem.id.in_(ids)))
    synonyms = session.scalars(select(CatalogueSynonym.text).where(CatalogueSynonym.item_id.in_(ids)))
    # The databases lower the letters of English alone: a word with others stands as it is written, too.
    return {form for text in (*names, *synonyms) for form in (text.lower(), text)}
