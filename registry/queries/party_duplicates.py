"""Files that may be of one person: the same figures on the document, or the same name and day of birth."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.party import Party, PartyIdentity
from registry.permissions import Authority
from registry.queries.parties import PartyLine, line_of
from registry.queries.party_reach import listed

#: Fewer figures are shared by too many documents to say anything.
SHORTEST = 6
SAME_DOCUMENT, SAME_NAME = "document", "name"


@dataclass(frozen=True)
class Duplicates:
    """Files that resemble each other, oldest first, and in what: ``document`` or ``name``."""

    why: str
    lines: tuple[PartyLine, ...]


def figures(document_key: str) -> str:
    """The figures of a document without letters and leading noughts: two spellings of one number have the same."""
    return re.sub(r"\D", "", document_key.rpartition(":")[2]).lstrip("0")


def duplicate_parties(session: Session, authority: Authority, most: int = 50) -> tuple[Duplicates, ...]:
    """At most `most` groups among the persons that may be listed, those of the same document first."""
    query = (select(Party.id, Party.kind, PartyIdentity.document_key, PartyIdentity.name_key, PartyIdentity.birth_date)
             .join(PartyIdentity, PartyIdentity.commitment == Party.identity)
             .where(Party.merged_into.is_(None), listed(authority)).order_by(Party.id))
    found = list(_groups(session.execute(query).all()))[:most]
    return tuple(Duplicates(why, tuple(line_of(session, session.get_one(Party, id_)) for id_ in ids))
                 for why, ids in found)


def resembling(session: Session, authority: Authority, party: Party) -> tuple[PartyLine, ...]:
    """The other persons that may be listed and resemble `party`."""
    return tuple(line for group in duplicate_parties(session, authority, 1000) for line in group.lines
                 if line.party.id != party.id and any(other.party.id == party.id for other in group.lines))


def _groups(rows: Iterable[tuple[int, str, str, str, date | None]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    by_document, by_name = defaultdict(list), defaultdict(list)
    for id_, kind, document, name, born in rows:
        if len(figures(document)) >= SHORTEST:
            by_document[kind, figures(document)].append(id_)
        if born is not None:
            by_name[kind, name, born].append(id_)
    same = {tuple(ids) for ids in by_document.values() if len(ids) > 1}
    yield from ((SAME_DOCUMENT, ids) for ids in sorted(same))
    yield from ((SAME_NAME, tuple(ids)) for ids in by_name.values() if len(ids) > 1 and tuple(ids) not in same)
