"""The tree of bodies and units within reach, and one of them with what hangs on it."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.organisation import Organisation, OrganisationName, line_of
from models.party import Party
from models.weapon import Weapon
from registry.errors import NotFound
from registry.operations.carry_over import successor_of
from registry.operations.left_behind import left_behind
from registry.permissions import Authority, permits, scope
from registry.queries.baseline import Closing, closing_of
from registry.queries.entries import Told, history_of
from registry.queries.units import is_like

#: Operation → permission of the acts on a body.
ACTS = {"rename_organisation": "organisation:rename", "move_organisation": "organisation:move",
        "register_organisation": "organisation:register", "carry_over": "organisation:merge",
        "end_intervention": "organisation:intervene", "intervene_organisation": "organisation:intervene",
        "merge_organisation": "organisation:merge", "dissolve_organisation": "organisation:merge",
        "close_baseline": "organisation:close_baseline"}


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
    #: Names it no longer has, and bodies that were merged into it.
    old_names: tuple[str, ...]
    absorbed: tuple[Organisation, ...]
    #: The body that succeeded it, and how many things are still to pass on.
    successor: Organisation | None
    left: int
    #: The body that answers for it for a time.
    intervener: Organisation | None
    #: The act that closed its own load, with the paper of it.
    closing: Closing | None


def organisation_within(session: Session, authority: Authority, id_: int,
                        permission: str = "organisation:read") -> Organisation:
    """The body, or `NotFound` when there is none or it is out of reach: the same answer."""
    within = Organisation.id.in_(scope(authority, permission))
    found = session.scalars(select(Organisation).where(Organisation.id == id_, within)).first()
    if found is None:
        raise NotFound()
    return found


def tree(session: Session, authority: Authority, text: str = "") -> tuple[Branch, ...]:
    """Every body within reach, or those that `text` names now or named once, each followed by those below it."""
    query = select(Organisation).where(Organisation.id.in_(scope(authority, "organisation:read")))
    query = query.where(is_like(text)) if text else query
    rows = session.scalars(query.order_by(Organisation.name)).all()
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
                            tuple(history_of(session, organisation.subject)), _acts(session, authority, organisation),
                            _old_names(session, organisation), _absorbed(session, organisation),
                            successor_of(session, organisation), _left(session, organisation),
                            _node(session, organisation.intervened_by),
                            closing_of(session, authority, organisation))


def _old_names(session: Session, organisation: Organisation) -> tuple[str, ...]:
    return tuple(session.scalars(select(OrganisationName.name).where(
        OrganisationName.organisation_id == organisation.id).order_by(OrganisationName.entry)))


def _absorbed(session: Session, organisation: Organisation) -> tuple[Organisation, ...]:
    return tuple(session.scalars(select(Organisation).where(Organisation.merged_into == organisation.id)
                                 .order_by(Organisation.name)))


def _left(session: Session, organisation: Organisation) -> int:
    return left_behind(session, organisation.id, 0).total if organisation.merged_into is not None else 0


def _node(session: Session, id_: int | None) -> Organisation | None:
    return None if id_ is None else session.get(Organisation, id_)


def _acts(session: Session, authority: Authority, organisation: Organisation) -> tuple[str, ...]:
    may = {name for name, permission in ACTS.items() if permits(session, authority, permission, [organisation.id])}
    return tuple(name for name in ACTS if name in may and _is_open(session, organisation, name))


def _is_open(session: Session, organisation: Organisation, name: str) -> bool:
    if name == "carry_over":
        return _left(session, organisation) > 0
    if organisation.is_closed or name == "end_intervention":
        return name == "end_intervention" and organisation.intervened_by is not None
    if name == "close_baseline":
        return all(above.baseline_entry is None for above in line_of(session, organisation.id))
    if name in {"rename_organisation", "register_organisation"}:
        return True
    return organisation.parent_id is not None and organisation.intervened_by is None


def _counts(session: Session, model: type[Party] | type[Weapon]) -> dict[int, int]:
    query = select(model.organisation_id, func.count()).group_by(model.organisation_id)
    return {unit: count for unit, count in session.execute(query) if unit is not None}
