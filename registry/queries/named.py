"""Persons and bodies as a hand types them in a form: one answer, or a sentence beside the field."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.party import Party, PartyIdentity
from registry.errors import RuleBroken
from registry.operations.party_document import keys_of
from registry.operations.party_merger import survivor_of
from registry.permissions import Authority
from registry.queries.party_reach import IDENTIFY, identified, listed
from registry.queries.units import organisation_named

NO_UNIT = "No hay una unidad con ese nombre ni ese código. Elíjala de las sugerencias."
NO_PERSON = "No hay una persona registrada con esa cédula, RIF o credencial."
SEVERAL = "Hay varias personas con ese número. Escriba la cédula con su letra."
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


def parties_identified(session: Session, authority: Authority, text: str,
                       permission: str = IDENTIFY) -> Sequence[Party]:
    """Persons, at most two, whose document is typed whole: a number may be a cédula and somebody's passport."""
    is_document = PartyIdentity.document_key.in_(keys_of(text))
    query = select(Party).join(PartyIdentity, PartyIdentity.commitment == Party.identity)
    return _standing(session, session.scalars(query.where(is_document, identified(authority, permission)).limit(2)))


def _standing(session: Session, found: Iterable[Party]) -> Sequence[Party]:
    """The files that stand for the persons found: two files of one person are one."""
    return list({party.id: party for party in (survivor_of(session, one) for one in found)}.values())


def _parties(session: Session, authority: Authority, text: str) -> Sequence[Party]:
    typed = " ".join(text.split())
    return parties_identified(session, authority, typed) or parties_with_badge(session, authority, typed)


def parties_with_badge(session: Session, authority: Authority, text: str) -> Sequence[Party]:
    """Persons within reach, at most two, with this badge: it says who only within a body."""
    query = select(Party).join(PartyIdentity, PartyIdentity.commitment == Party.identity)
    is_badge = PartyIdentity.badge_number == " ".join(text.split())
    return _standing(session, session.scalars(query.where(is_badge, listed(authority)).limit(2)))
