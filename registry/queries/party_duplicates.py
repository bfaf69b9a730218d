"""Files that may be of one person: the same figures on the document, or the same name and day of birth."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.party import Party, PartyIdentity
from registry.operations.party_identity import Particulars
from registry.operations.separate_party import told_apart
from registry.permissions import Authority
from registry.queries.parties import PartyLine, line_of
from registry.queries.party_reach import listed, reached

#: Fewer figures are shared by too many documents to say anything.
SHORTEST = 6
#: Persons alike that are told.
MOST_NEAR = 8
SAME_DOCUMENT, SAME_NAME = "document", "name"
#: In what they are alike, and who.
Group = tuple[str, tuple[int, ...]]


@dataclass(frozen=True)
class Duplicates:
    """Files that resemble each other, oldest first, and in what: ``document`` or ``name``."""

    why: str
    lines: tuple[PartyLine, ...]
    #: How many more there are, of no unit, whom the reader may not see by name.
    beyond: int = 0


@dataclass(frozen=True)
class DuplicateList:
    """Groups with at least one person the reader may see, and how many there are with none."""

    groups: tuple[Duplicates, ...]
    beyond: int


def figures(document_key: str) -> str:
    """The figures of a document without letters and leading noughts: two spellings of one number have the same."""
    return re.sub(r"\D", "", document_key.rpartition(":")[2]).lstrip("0")


def duplicate_parties(session: Session, authority: Authority, most: int = 50) -> DuplicateList:
    """At most `most` groups among one's own persons and those of no unit, those of the same document first.

    Whom the reader may not see by name is counted and not named.
    """
    query = (select(Party.id, Party.kind, PartyIdentity.document_key, PartyIdentity.name_key, PartyIdentity.birth_date)
             .join(PartyIdentity, PartyIdentity.commitment == Party.identity)
             .where(Party.merged_into.is_(None), listed(authority) | Party.organisation_id.is_(None))
             .order_by(Party.id))
    found = _not_told_apart(session, _groups(session.execute(query).all()))
    ids = {id_ for _why, group in found for id_ in group}
    seen = set(session.scalars(select(Party.id).where(Party.id.in_(ids), reached(authority))))
    told = [(why, group) for why, group in found if seen & set(group)]
    return DuplicateList(tuple(_duplicates(session, why, group, seen) for why, group in told[:most]),
                         len(found) - len(told))


def _duplicates(session: Session, why: str, group: tuple[int, ...], seen: set[int]) -> Duplicates:
    lines = tuple(line_of(session, session.get_one(Party, id_)) for id_ in group if id_ in seen)
    return Duplicates(why, lines, len(group) - len(lines))


def resembling(session: Session, authority: Authority, party: Party) -> tuple[PartyLine, ...]:
    """The other persons that may be listed and resemble `party`."""
    return tuple(line for group in duplicate_parties(session, authority, 1000).groups for line in group.lines
                 if line.party.id != party.id and any(other.party.id == party.id for other in group.lines))


@dataclass(frozen=True)
class NearPersons:
    """Who resembles somebody that is being registered: all by id, and those the reader may see by name."""

    ids: tuple[int, ...] = ()
    lines: tuple[PartyLine, ...] = ()

    @property
    def beyond_reach(self) -> int:
        """How many of them the reader may not see."""
        return len(self.ids) - len(self.lines)


def near_persons(session: Session, authority: Authority, typed: Particulars) -> NearPersons:
    """Persons with the name and the day of birth that were typed, or with the same figures on a cédula (V24).

    Whoever is out of the reader's reach is counted and not named: a name gives nobody away.
    """
    kin = re.sub(r"(?<=:)[ve](?=\d)", lambda found: "e" if found.group() == "v" else "v", typed.document_key)
    alike = PartyIdentity.document_key == kin
    if typed.birth_date is not None:
        alike |= (PartyIdentity.name_key == typed.name_key) & (PartyIdentity.birth_date == typed.birth_date)
    # The very document is refused by itself, and names whom it is of.
    query = (select(Party).join(PartyIdentity, PartyIdentity.commitment == Party.identity)
             .where(alike, PartyIdentity.document_key != typed.document_key, Party.merged_into.is_(None))
             .order_by(Party.id).limit(MOST_NEAR))
    found = list(session.scalars(query))
    ids = [party.id for party in found]
    seen = session.scalars(select(Party).where(Party.id.in_(ids), reached(authority)).order_by(Party.id))
    return NearPersons(tuple(ids), tuple(line_of(session, party) for party in seen))


def _not_told_apart(session: Session, groups: Iterable[Group]) -> list[Group]:
    """The groups with those of each whom nobody has yet told apart from all the others of it."""
    found = list(groups)
    apart = told_apart(session, {id_ for _why, group in found for id_ in group})
    left = ((why, tuple(one for one in group if any((min(one, other), max(one, other)) not in apart
                                                    for other in group if other != one))) for why, group in found)
    return [(why, group) for why, group in left if group]


def _groups(rows: Iterable[tuple[int, str, str, str, date | None]]) -> Iterator[Group]:
    by_document, by_name = defaultdict(list), defaultdict(list)
    for id_, kind, document, name, born in rows:
        if len(figures(document)) >= SHORTEST:
            by_document[kind, figures(document)].append(id_)
        if born is not None:
            by_name[kind, name, born].append(id_)
    same = {tuple(ids) for ids in by_document.values() if len(ids) > 1}
    yield from ((SAME_DOCUMENT, ids) for ids in sorted(same))
    yield from ((SAME_NAME, tuple(ids)) for ids in by_name.values() if len(ids) > 1 and tuple(ids) not in same)
