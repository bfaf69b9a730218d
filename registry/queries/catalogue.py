"""Words the catalogue suggests while somebody types a make, a model or a calibre."""

from collections.abc import Collection

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from models.catalogue import CatalogueItem
from registry.operations.identity import folded


def suggested_words(session: Session, kind: str, text: str, make: str = "", model: str = "",
                    most: int = 12) -> list[str]:
    """Names of the catalogue that hold `text` or have a synonym that does, those that begin with it first.

    `kind` is make, model or calibre. A merged item suggests the one that stands for it, a withdrawn one nothing.
    Models of the `make` typed before come first, and the calibre of the `model`: with these, nothing need be typed yet.
    """
    return list(dict.fromkeys([*_following(session, kind, text, make, model, most),
                               *_holding(session, kind, text, most)]))[:most]


def _following(session: Session, kind: str, text: str, make: str, model: str, most: int) -> list[str]:
    """What follows from the words before: models of a make, or the calibre a model is chambered for."""
    makes = _standing(session, "make", make)
    models = _standing(session, "model", model, makes)
    if kind == "model" and makes:
        own = CatalogueItem.parent_id.in_(makes) & CatalogueItem.name_key.contains(folded(text), autoescape=True)
        return list(session.scalars(_names(kind).where(own).limit(most)))
    if kind == "calibre" and models:
        query = select(CatalogueItem.calibre).where(CatalogueItem.id.in_(models)).order_by(CatalogueItem.id)
        return [calibre for calibre in session.scalars(query) if calibre and folded(text) in folded(calibre)]
    return []


def _standing(session: Session, kind: str, text: str, parents: Collection[int] = ()) -> set[int]:
    """The items `text` is a name or a synonym of, and those they were merged into; models only of `parents`, if any."""
    key = folded(text)
    if not key:
        return set()
    query = select(CatalogueItem.id, CatalogueItem.name_key, CatalogueItem.merged_into).where(
        CatalogueItem.kind == kind, CatalogueItem.name_key.contains(key, autoescape=True))
    found = session.execute(query.where(CatalogueItem.parent_id.in_(parents)) if parents else query)
    exact = [row for row in found if key in row.name_key.split()]
    return {row.id for row in exact} | {row.merged_into for row in exact if row.merged_into is not None}


def _holding(session: Session, kind: str, text: str, most: int) -> list[str]:
    """What holds the text typed so far, wherever it belongs."""
    key = folded(text)
    if not key:
        return []
    begin = session.scalars(_names(kind).where(CatalogueItem.name_key.startswith(key, autoescape=True)).limit(most))
    hold = session.scalars(_names(kind).where(CatalogueItem.name_key.contains(key, autoescape=True)).limit(2 * most))
    return [*begin, *hold]


def _names(kind: str) -> Select[str]:
    """The names to suggest: mergers are followed once, for an item is only merged into one that stands for itself."""
    into = aliased(CatalogueItem)
    name = func.coalesce(into.name, CatalogueItem.name).label("name")
    return (select(name).select_from(CatalogueItem).outerjoin(into, into.id == CatalogueItem.merged_into)
            .where(CatalogueItem.kind == kind, CatalogueItem.is_withdrawn.is_(False),
                   func.coalesce(into.is_withdrawn, False).is_(False))
            .distinct().order_by(name))
