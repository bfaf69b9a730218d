"""Words the catalogue suggests while somebody types a make, a model or a calibre."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from models.catalogue import CatalogueItem
from registry.operations.identity import folded


def suggested_words(session: Session, kind: str, text: str, most: int = 12) -> list[str]:
    """Names of the catalogue that hold `text` or have a synonym that does, those that begin with it first.

    `kind` is make, model or calibre. A merged item suggests the one that stands for it, a withdrawn one nothing.
    """
    key = folded(text)
    if not key:
        return []
    begin = session.scalars(_names(kind).where(CatalogueItem.name_key.startswith(key, autoescape=True)).limit(most))
    hold = session.scalars(_names(kind).where(CatalogueItem.name_key.contains(key, autoescape=True)).limit(2 * most))
    return list(dict.fromkeys([*begin, *hold]))[:most]


def _names(kind: str) -> Select[str]:
    """The names to suggest: mergers are followed once, for an item is only merged into one that stands for itself."""
    into = aliased(CatalogueItem)
    name = func.coalesce(into.name, CatalogueItem.name).label("name")
    return (select(name).select_from(CatalogueItem).outerjoin(into, into.id == CatalogueItem.merged_into)
            .where(CatalogueItem.kind == kind, CatalogueItem.is_withdrawn.is_(False),
                   func.coalesce(into.is_withdrawn, False).is_(False))
            .distinct().order_by(name))
