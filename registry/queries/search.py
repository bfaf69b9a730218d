"""The one search box: serial, registry number, label, document or person, exactly as typed or scanned."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.document import Document
from models.party import Party, PartyIdentity
from models.weapon import Weapon
from proof import document_token
from proof.human_code import TokenRejected
from registry.errors import NotFound
from registry.operations.party_document import keys_of
from registry.permissions import Authority, scope
from registry.queries.documents import document_within
from registry.queries.named import parties_reached
from registry.queries.readings import Reading, readings_of
from registry.queries.weapon_list import Line, line_of

#: Longer than any code or serial, shorter than what somebody pasted by mistake.
LONGEST = 200


@dataclass(frozen=True)
class Found:
    """What the text names within reach; `elsewhere` when a weapon it names belongs to another body."""

    weapons: tuple[tuple[Line, Reading], ...] = ()
    documents: tuple[Document, ...] = ()
    #: Party id and, as the list shows it, the name.
    parties: tuple[tuple[int, str], ...] = ()
    is_elsewhere: bool = False

    @property
    def count(self) -> int:
        """How many records there are to choose from."""
        return len(self.weapons) + len(self.documents) + len(self.parties)


def found_by(session: Session, authority: Authority, text: str) -> Found:
    """Everything `text` names that the person may read."""
    typed = text.strip()[:LONGEST]
    if not typed:
        return Found()
    readings = readings_of(session, typed) if authority.has("weapon:read") else []
    weapons = _weapons(session, authority, readings)
    return Found(weapons, _documents(session, authority, typed), _parties(session, authority, typed),
                 is_elsewhere=len(weapons) < len(readings))


def _weapons(session: Session, authority: Authority, readings: list[Reading]) -> tuple[tuple[Line, Reading], ...]:
    reach = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    query = select(Weapon).where(Weapon.id.in_([reading.weapon_id for reading in readings]), reach)
    weapons = {weapon.id: weapon for weapon in session.scalars(query)}
    return tuple((line_of(session, weapons[reading.weapon_id]), reading)
                 for reading in readings if reading.weapon_id in weapons)


def _documents(session: Session, authority: Authority, typed: str) -> tuple[Document, ...]:
    if not authority.has("document:read"):
        return ()
    named = [Document.number == "".join(typed.split()).upper()]
    for read, column in ((lambda text: document_token.parse(text).id.hex(), Document.token),
                         (document_token.read_human_code, Document.code)):
        try:
            named.append(column == read(typed))
        except TokenRejected:
            continue
    ids = session.scalars(select(Document.id).where(or_(*named)).limit(10)).all()
    return tuple(document for id_ in ids if (document := _document_within(session, authority, id_)))


def _document_within(session: Session, authority: Authority, document_id: int) -> Document | None:
    try:
        return document_within(session, authority, document_id).document
    except NotFound:
        return None


def _parties(session: Session, authority: Authority, typed: str) -> tuple[tuple[int, str], ...]:
    keys = keys_of(typed)
    if not keys or not authority.has("party:read"):
        return ()
    query = (select(Party.id, PartyIdentity).join(PartyIdentity, PartyIdentity.commitment == Party.identity)
             .where(PartyIdentity.document_key.in_(keys), parties_reached(authority)))
    return tuple((party_id, identity.name) for party_id, identity in session.execute(query))
