"""Persons and bodies as a hand types them in a form: one answer, or a sentence beside the field."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.party import Party, PartyIdentity
from registry.errors import RuleBroken
from registry.operations.party_document import keys_of
from registry.permissions import Authority, scope
from registry.queries.units import organisation_named

NO_UNIT = "No hay una unidad con ese nombre ni ese código. Elíjala de las sugerencias."
NO_PERSON = "No hay una persona registrada con esa cédula, RIF o credencial."
SEVERAL = "Hay varias personas con esa credencial. Escriba la cédula."
NOBODY = "No hay una persona ni un organismo con ese dato. Escriba cédula, RIF, credencial, o el nombre del organismo."


def unit_named(session: Session, text: str, field: str) -> Organisation:
    """The unit typed by code or name; `RuleBroken` beside `field` when there is none."""
    unit = organisation_named(session, text)
    if unit is None:
        raise RuleBroken(NO_UNIT, field)
    return unit


def person_named(session: Session, authority: Authority, text: str, field: str) -> Party:
    """The person typed by cédula, RIF or badge number, within reach; `RuleBroken` for none or several."""
    found = _parties(session, authority, text)
    if len(found) != 1:
        raise RuleBroken(SEVERAL if found else NO_PERSON, field)
    return found[0]


def holder_named(session: Session, authority: Authority, text: str, field: str) -> str:
    """The reference of the person or body typed; `RuleBroken` for none or several."""
    found = _parties(session, authority, text)
    if len(found) > 1:
        raise RuleBroken(SEVERAL, field)
    thing = found[0] if found else organisation_named(session, text)
    if thing is None:
        raise RuleBroken(NOBODY, field)
    return thing.subject


def parties_reached(authority: Authority) -> ColumnElement[bool]:
    """Persons the permission to read reaches; a citizen serves in no unit, and is found by the document he shows."""
    return Party.organisation_id.in_(scope(authority, "party:read")) | Party.organisation_id.is_(None)


def _parties(session: Session, authority: Authority, text: str) -> Sequence[Party]:
    typed = " ".join(text.split())
    # A document says who; a badge only within a body, so it may be several persons'.
    for condition in (PartyIdentity.document_key.in_(keys_of(typed)), PartyIdentity.badge_number == typed):
        query = select(Party).join(PartyIdentity, PartyIdentity.commitment == Party.identity).where(condition)
        found = session.scalars(query.where(parties_reached(authority)).limit(2)).all()
        if found:
            return found
    return ()
