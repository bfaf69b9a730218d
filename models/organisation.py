"""The tree of bodies and units: authority › force › unit, dealers, carriers, courts."""

from sqlalchemy import String, false, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql import Select

from models.base import Base, TableClass, Thing


class Organisation(Thing):
    """A body or unit. Its code never changes: document numbers carry it."""

    __tablename__ = "organisation"
    subject_kind = "organisation"

    name: Mapped[str]
    #: A code of the vocabulary ``organisation_kind``.
    kind: Mapped[str]
    #: 2 to 10 capitals or digits, unique; part of every document number.
    code: Mapped[str] = mapped_column(String(10), unique=True)
    #: None only for the root. A merged body hangs below the one that succeeded it, with its papers.
    parent_id: Mapped[int | None] = mapped_column(index=True)
    #: The body that succeeded it.
    merged_into: Mapped[int | None] = mapped_column(index=True)
    is_dissolved: Mapped[bool] = mapped_column(server_default=false())
    #: While another body answers for it: that body, and the one it goes back to afterwards.
    intervened_by: Mapped[int | None]
    home_parent_id: Mapped[int | None]

    #: Entry that closed the initial load of it and of everything below it; None while it goes on.
    baseline_entry: Mapped[int | None]

    @property
    def is_closed(self) -> bool:
        """Nothing can come to it any more."""
        return self.merged_into is not None or self.is_dissolved


class OrganisationName(Base):
    """A name a body no longer has: whoever types it is led to the name it has now."""

    __tablename__ = "organisation_name"
    table_class = TableClass.PROJECTION

    #: Entry that took the name away.
    entry: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    organisation_id: Mapped[int] = mapped_column(index=True)
    name: Mapped[str]
    #: The name without case, accents, spaces or punctuation.
    name_key: Mapped[str] = mapped_column(index=True)


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


def succeeded_by(organisation_id: int) -> Select[int]:
    """A select of the ids of `organisation_id` and of every body that was merged into it, through every merger."""
    top = select(Organisation.id).where(Organisation.id == organisation_id).cte(recursive=True)
    merged = select(Organisation.id).join(top, Organisation.merged_into == top.c.id)
    return select(top.union(merged).c.id)


def standing_for(session: Session, organisation_id: int) -> int:
    """The id of the body that stands for it now: its own, or that of the last one it was merged into."""
    while (node := session.get(Organisation, organisation_id)) is not None and node.merged_into is not None:
        organisation_id = node.merged_into
    return organisation_id
