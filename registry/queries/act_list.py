"""The acts a person may read, newest first, a page at a time."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.act import Act
from registry.permissions import Authority, scope

PAGE = 50


@dataclass(frozen=True)
class ActList:
    """A page of acts; `before` is the act it goes on before, None on the last page."""

    acts: tuple[Act, ...]
    before: int | None


def acts_page(session: Session, authority: Authority, before: int | None, operation: str | None = None,
              size: int = PAGE) -> ActList:
    """At most `size` acts of the offices within reach, or the person's own, recorded before `before`."""
    mine = Act.organisation_id.in_(scope(authority, "weapon:read")) | (Act.actor_id == authority.user_id)
    query = select(Act).where(mine).order_by(Act.id.desc()).limit(size + 1)
    if before is not None:
        query = query.where(Act.id < before)
    if operation:
        query = query.where(Act.operation == operation)
    found = list(session.scalars(query))
    return ActList(tuple(found[:size]), found[size - 1].id if len(found) > size else None)
