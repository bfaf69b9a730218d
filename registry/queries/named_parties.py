"""Persons by words of their name, for the search box: among the identities that may be erased, and nowhere else."""

from sqlalchemy.orm import Session

from registry.permissions import Authority
from registry.queries.parties import parties_page

#: Persons that are told; who wants more looks in the list of persons.
MOST = 10
SHORTEST = 3


def named_parties(session: Session, authority: Authority, typed: str) -> tuple[tuple[int, str], ...]:
    """At most ten persons within reach, newest first, whose name holds every word; id and name.

    Only words of letters are a name: a serial or a document must not have anybody looked at.
    """
    words = typed.split()
    is_name = all(word.replace("-", "").replace("'", "").isalpha() for word in words)
    if not authority.has("party:read") or not is_name or max(map(len, words), default=0) < SHORTEST:
        return ()
    lines = parties_page(session, authority, typed, None, MOST).lines
    return tuple((line.party.id, line.identity.name) for line in lines if line.identity is not None)
