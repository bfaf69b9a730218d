"""The tree of bodies and units within reach, and one of them with what hangs on it."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.organisation import Organisation, line_of
from models.party import Party
from models.weapon import Weapon
from registry.errors import NotFound
from registry.permissions import Authority, permits, scope
from registry.queries.entries import Told, history_of

#: Operation → permission of the acts on a body.
ACTS = {"rename_organisation": "organisation:rename", "move_organisation": "organisation:move",
        "register_organisation": "organisation:register"}


@dataclass(frozen=True)
class Branch:
    """A body of the tree, how deep it stands in what the reader sees, and what answers to it directly."""

    organisation: Organisation
    depth: int
    officers: int
    weapons: int


@dataclass(frozen=True)
class OrganisationPage:
    """A body, the line above it (nearest first), those directly below, its history and the acts open now."""

    branch: Branch
    line: tuple[Organisation, ...]
    below: tuple[Branch, ...]
    told: tuple[Told, ...]
    acts: tuple[str, ...]


def organisation_within(session: Session, authority: Authority, id_: int,
                        permission: str = "organisation:read") -> Organisation:
    """The body, or `NotFound` when there is none or it is out of reach: the same answer."""
    within = Organisation.id.in_(scope(authority, permission))
    found = session.scalars(select(Organisation).where(Organisation.id == id_, within)).first()
    if found is None:
        raise NotFound()
    return found


def tree(session: Session, authority: Authority) -> tuple[Branch, ...]:
    """Every body within reach, each followed by those below it, by name."""
    rows = session.scalars(select(Organisation).where(Organisation.id.in_(scope(authority, "organisation:read")))
                           .order_by(Organisation.name)).all()
    ids, below = {row.id for row in rows}, defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in ids else None].append(row)
    officers, weapons = _counts(session, Party), _counts(session, Weapon)
    ordered, waiting = [], [(row, 0) for row in reversed(below[None])]
    while waiting:
        row, depth = waiting.pop()
        ordered.append(Branch(row, depth, officers.get(row.id, 0), weapons.get(row.id, 0)))
        waiting += [(child, depth + 1) for child in reversed(below[row.id])]
    return tuple(ordered)


def organisation_page(session: Session, authority: Authority, organisation: Organisation) -> OrganisationPage:
    """What the page of `organisation` shows; scope was checked when it was found."""
    officers, weapons = _counts(session, Party), _counts(session, Weapon)
    children = session.scalars(select(Organisation).where(Organisation.parent_id == organisation.id)
                               .order_by(Organisation.name))
    branches = [Branch(row, 0, officers.get(row.id, 0), weapons.get(row.id, 0)) for row in (organisation, *children)]
    return OrganisationPage(branches[0], tuple(line_of(session, organisation.id)[1:]), tuple(branches[1:]),
                            tuple(history_of(session, organisation.subject)), _acts(session, authority, organisation))


def _acts(session: Session, authority: Authority, organisation: Organisation) -> tuple[str, ...]:
    return tuple(name for name, permission in ACTS.items()
                 if permits(session, authority, permission, [organisation.id])
                 and (name != "move_organisation" or organisation.parent_id is not None))


def _counts(session: Session, model: type[Party] | type[Weapon]) -> dict[int, int]:
    query = select(model.organisation_id, func.count()).group_by(model.organisation_id)
    return {unit: count for unit, count in session.execute(query) if unit is not None}
