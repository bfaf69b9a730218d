"""Words the catalogue suggests while somebody types a make, a model or a calibre."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem
from registry.operations.identity import folded


def suggested_words(session: Session, kind: str, text: str, most: int = 12) -> list[str]:
    """Names of the catalogue that hold `text`, those that begin with it first; `kind` is make, model or calibre."""
    key = folded(text)
    if not key:
        return []
    names = select(CatalogueItem.name).where(CatalogueItem.kind == kind).distinct().order_by(CatalogueItem.name)
    begin = session.scalars(names.where(CatalogueItem.name_key.startswith(key, autoescape=True)).limit(most)).all()
    hold = session.scalars(names.where(CatalogueItem.name_key.contains(key, autoescape=True)).limit(2 * most)).all()
    return list(dict.fromkeys([*begin, *hold]))[:most]
