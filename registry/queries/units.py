"""Units as forms offer and read them: by code or by name, old names too, within a person's reach."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, aliased

from models.organisation import Organisation, OrganisationName
from registry.operations.carry_over import successor_of
from registry.operations.identity import folded
from registry.permissions import Authority, scope


def units_within(session: Session, authority: Authority, permission: str) -> list[Organisation]:
    """The organisations the permission reaches that still exist, by name."""
    query = select(Organisation).where(Organisation.id.in_(scope(authority, permission)), exists())
    return list(session.scalars(query.order_by(Organisation.name)))


def organisation_named(session: Session, text: str) -> Organisation | None:
    """The organisation a person typed: its code, its name, or «name (CODE)» as suggested; None for none or several.

    A name it no longer has finds it too, and one that was merged is answered by its successor.
    """
    for query in _readings(text):
        found = {(successor_of(session, unit) or unit).id: successor_of(session, unit) or unit
                 for unit in session.scalars(query.limit(2))}
        if len(found) == 1:
            return found.popitem()[1]
    return None


def succession_of(session: Session, name: ColumnElement[bool]) -> tuple[Organisation, Organisation] | None:
    """A merged body, of which `name` holds, and the one that stands for it now."""
    unit = session.scalars(select(Organisation).where(name, Organisation.merged_into.is_not(None))).first()
    successor = successor_of(session, unit) if unit is not None else None
    return (unit, successor) if unit is not None and successor is not None else None


def suggested_units(session: Session, authority: Authority, permission: str, text: str, most: int = 12) -> list[str]:
    """Units within reach whose name, old name or code holds `text`, or that succeeded such a one, as «name (CODE)»."""
    reach = Organisation.id.in_(scope(authority, permission))
    query = select(Organisation).where(reach, exists(), is_like(text)).order_by(Organisation.name).limit(most)
    return [f"{unit.name} ({unit.code})" for unit in session.scalars(query)]


def exists() -> ColumnElement[bool]:
    """Whether the body was neither merged nor dissolved."""
    return Organisation.merged_into.is_(None) & Organisation.is_dissolved.is_(False)


def is_like(text: str) -> ColumnElement[bool]:
    """Whether a name, an old name or the code holds `text`, of the body or of one that was merged into it."""
    merged = aliased(Organisation)
    absorbed = select(merged.merged_into).where(merged.merged_into.is_not(None), _holds(merged, text))
    return _holds(Organisation, text) | Organisation.id.in_(absorbed)


def _holds(unit: type[Organisation], text: str) -> ColumnElement[bool]:
    key = folded(text)
    old = select(OrganisationName.organisation_id).where(OrganisationName.name_key.contains(key, autoescape=True))
    held = unit.name.icontains(text, autoescape=True) | unit.code.icontains(text, autoescape=True)
    return held | unit.id.in_(old) if key else held


def _readings(text: str) -> Iterator[Select[Organisation]]:
    typed = " ".join(text.split())
    code = typed.rpartition("(")[2].removesuffix(")").strip()
    name = typed.rpartition("(")[0].strip() or typed
    yield select(Organisation).where(Organisation.code == code.upper())
    yield select(Organisation).where(func.lower(Organisation.name) == typed.lower())
    if folded(name):
        old = select(OrganisationName.organisation_id).where(OrganisationName.name_key.in_(
            {folded(typed), folded(name)}))
        yield select(Organisation).where(Organisation.id.in_(old))
