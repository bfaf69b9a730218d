"""What forms suggest and what the law fixes, as lists."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.catalogue import CatalogueItem, LegalParameter
from registry.operations.identity import folded

MOST = 100


def catalogue_words(session: Session, text: str, kind: str | None = None,
                    most: int = MOST) -> list[tuple[CatalogueItem, str | None]]:
    """Items whose names or synonyms hold `text`, of one kind or all, each with its make; without both, the makes."""
    make = aliased(CatalogueItem)
    query = select(CatalogueItem, make.name).outerjoin(make, make.id == CatalogueItem.parent_id)
    key = folded(text)
    if key:
        query = query.where(CatalogueItem.name_key.contains(key, autoescape=True))
    if kind or not key:
        query = query.where(CatalogueItem.kind == (kind or "make"))
    ordered = query.order_by(CatalogueItem.kind, CatalogueItem.name, CatalogueItem.id).limit(most)
    return [(item, maker) for item, maker in session.execute(ordered)]


def legal_parameters(session: Session) -> Sequence[LegalParameter]:
    """Every figure ever set, by name, the newest first."""
    return session.scalars(select(LegalParameter).order_by(LegalParameter.name, LegalParameter.valid_from.desc())).all()
