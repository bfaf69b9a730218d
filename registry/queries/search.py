"""The one search box: serial, registry number, label, document or person, as typed or scanned, and what is near."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.document import Document
from models.weapon import Weapon
from proof import document_token
from proof.human_code import TokenRejected
from registry.errors import NotFound
from registry.permissions import Authority, scope
from registry.queries.documents import document_within
from registry.queries.found_units import NamedUnit, named_units
from registry.queries.named import parties_identified, parties_with_badge
from registry.queries.named_parties import named_parties
from registry.queries.names import identities_of
from registry.queries.readings import Reading, readings_of
from registry.queries.serial_matches import Match, is_pattern, serial_matches
from registry.queries.weapon_list import Line, lines_of

#: Longer than any code or serial, shorter than what somebody pasted by mistake.
LONGEST = 200
#: Figures of the longest registry number.
LONGEST_NUMBER = 18
Answer = TypeVar("Answer", Reading, Match)


@dataclass(frozen=True)
class Found:
    """What the text names within reach; `elsewhere` when a weapon it names belongs to another body."""

    weapons: tuple[tuple[Line, Reading], ...] = ()
    documents: tuple[Document, ...] = ()
    #: Party id and, as the list shows it, the name.
    parties: tuple[tuple[int, str], ...] = ()
    is_elsewhere: bool = False
    #: Weapons with a number that is not the one typed but answers to it, the nearest first.
    near: tuple[tuple[Line, Match], ...] = ()
    #: There are more of those than are told; the pattern is too open to be looked for.
    is_cut: bool = False
    is_too_open: bool = False
    #: The registry number that was typed without its letter, within reach; to be compared before it is opened.
    letterless: int | None = None
    #: Persons whose name holds the words, as `parties`.
    named: tuple[tuple[int, str], ...] = ()
    #: Bodies and units by a name or code of now or of before.
    units: tuple[NamedUnit, ...] = ()

    @property
    def count(self) -> int:
        """How many records are exactly what was typed."""
        return len(self.weapons) + len(self.documents) + len(self.parties) + len(self.exact_units)

    @property
    def exact_units(self) -> tuple[NamedUnit, ...]:
        """Those whose own name or code is what was typed."""
        return tuple(named for named in self.units if named.is_exact)


def found_by(session: Session, authority: Authority, text: str) -> Found:
    """Everything `text` names that the person may read."""
    typed = text.strip()[:LONGEST]
    if not typed:
        return Found()
    is_number = authority.has("weapon:read") and not is_pattern(typed)
    readings = readings_of(session, typed) if is_number else []
    weapons, matches = _lines(session, authority, readings), serial_matches(session, authority, typed)
    named = {id_ for reading in readings for id_ in (reading.weapon_id, reading.record)}
    near = _lines(session, authority, [match for match in matches.found if match.weapon_id not in named])
    return Found(weapons, _documents(session, authority, typed), _parties(session, authority, typed),
                 len(weapons) < len(readings), near, matches.is_cut, matches.is_too_open,
                 _letterless(session, authority, typed) if authority.has("weapon:read") else None,
                 named_parties(session, authority, typed), named_units(session, authority, typed))


def _letterless(session: Session, authority: Authority, typed: str) -> int | None:
    """The weapon whose number is typed without the letter that checks it: proposed, never opened by itself."""
    digits = "".join(typed.split()).removesuffix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER):
        return None
    reach = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    return session.scalar(select(Weapon.id).where(Weapon.id == int(digits), reach))


def _lines(session: Session, authority: Authority, answers: Iterable[Answer]) -> tuple[tuple[Line, Answer], ...]:
    """The weapons of the answers that are within reach, in their order."""
    by_weapon = {answer.weapon_id: answer for answer in answers}
    reach = Weapon.organisation_id.in_(scope(authority, "weapon:read"))
    weapons = {weapon.id: weapon for weapon in session.scalars(select(Weapon).where(Weapon.id.in_(by_weapon), reach))}
    within_reach = {id_: answer for id_, answer in by_weapon.items() if id_ in weapons}
    lines = lines_of(session, [weapons[id_] for id_ in within_reach])
    return tuple(zip(lines, within_reach.values(), strict=True))


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
    if not authority.has("party:read"):
        return ()
    found = parties_identified(session, authority, typed) or parties_with_badge(session, authority, typed)
    names = identities_of(session, (party.id for party in found))
    return tuple((party.id, names[party.id].name) for party in found)
