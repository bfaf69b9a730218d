"""Units as forms offer and read them: by code or by name, within a person's reach."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from registry.permissions import Authority, scope


def units_within(session: Session, authority: Authority, permission: str) -> list[Organisation]:
    """The organisations the permission reaches, by name."""
    query = select(Organisation).where(Organisation.id.in_(scope(authority, permission))).order_by(Organisation.name)
    return list(session.scalars(query))


def organisation_named(session: Session, text: str) -> Organisation | None:
    """The organisation a person typed: its code, its name, or «name (CODE)» as suggested; None for none or several."""
    typed = " ".join(text.split())
    code = typed.rpartition("(")[2].removesuffix(")").strip()
    for condition in (Organisation.code == code.upper(), func.lower(Organisation.name) == typed.lower()):
        found = list(session.scalars(select(Organisation).where(condition).limit(2)))
        if len(found) == 1:
            return found[0]
    return None


def suggested_units(session: Session, authority: Authority, permission: str, text: str, most: int = 12) -> list[str]:
    """Units within reach whose name or code holds `text`, as «name (CODE)»."""
    reach = Organisation.id.in_(scope(authority, permission))
    matches = Organisation.name.icontains(text, autoescape=True) | Organisation.code.icontains(text, autoescape=True)
    query = select(Organisation).where(reach, matches).order_by(Organisation.name).limit(most)
    return [f"{unit.name} ({unit.code})" for unit in session.scalars(query)]
