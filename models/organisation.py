"""The tree of bodies and units: authority › force › unit, dealers, carriers, courts."""

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql import Select

from models.base import Thing


class Organisation(Thing):
    """A body or unit. Its code never changes: document numbers carry it."""

    __tablename__ = "organisation"
    subject_kind = "organisation"

    name: Mapped[str]
    #: A code of the vocabulary ``organisation_kind``.
    kind: Mapped[str]
    #: 2 to 10 capitals or digits, unique; part of every document number.
    code: Mapped[str] = mapped_column(String(10), unique=True)
    #: None only for the root.
    parent_id: Mapped[int | None] = mapped_column(index=True)


def branch_of(organisation_id: int) -> Select[int]:
    """A select of the ids of `organisation_id` and of everything below it."""
    top = select(Organisation.id).where(Organisation.id == organisation_id).cte(recursive=True)
    below = select(Organisation.id).join(top, Organisation.parent_id == top.c.id)
    return select(top.union(below).c.id)


def line_of(session: Session, organisation_id: int) -> list[Organisation]:
    """The organisation and its ancestors, nearest first. A cycle cannot arise: moves refuse it."""
    line: list[Organisation] = []
    current: int | None = organisation_id
    while current is not None:
        node = session.get(Organisation, current)
        if node is None:
            break
        line.append(node)
        current = node.parent_id
    return line
