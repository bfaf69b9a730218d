"""Names behind references: resolved when a page or a document is drawn, never kept in an entry."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from models.catalogue import CatalogueItem
from models.committed import PrivateText
from models.document import Document
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from models.source import Source
from models.user import User


def names_of(session: Session, references: Iterable[str]) -> dict[str, str]:
    """Reference (``party:33``, ``organisation:12``, ``user:7``, ``weapon:9``, ``document:4``) → name."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for reference in references:
        kind, _, number = reference.partition(":")
        if number.isdecimal():
            wanted[kind].add(int(number))
    places = wanted["organisation"] | wanted["to_be_located"] | wanted["withdrawn"]
    organisations = _organisations(session, places)
    parties = identities_of(session, wanted["party"])
    return (
        {f"{kind}:{id_}": name for kind in ("organisation", "to_be_located", "withdrawn")
         for id_, name in organisations.items()}
        | {f"party:{id_}": identity.name for id_, identity in parties.items()}
        | {f"user:{id_}": name for id_, name in _users(session, wanted["user"]).items()}
        | {f"weapon:{id_}": registry_number(id_) for id_ in wanted["weapon"]}
        | {f"document:{id_}": number for id_, number in _documents(session, wanted["document"]).items()}
        | {f"catalogue_item:{id_}": name for id_, name in _catalogue(session, wanted["catalogue_item"]).items()}
        | {f"source:{id_}": title for id_, title in titles_of(session, wanted["source"]).items()}
    )


def identities_of(session: Session, party_ids: Iterable[int]) -> dict[int, PartyIdentity]:
    """Party id → identity in force; a party whose identity was erased is missing."""
    query = select(Party.id, PartyIdentity).join(PartyIdentity, PartyIdentity.commitment == Party.identity)
    return dict(session.execute(query.where(Party.id.in_(set(party_ids)))).all())


def titles_of(session: Session, ids: set[int]) -> dict[int, str]:
    """Source id → its title; one whose title was erased is missing."""
    query = select(Source.id, PrivateText.text).join(PrivateText, PrivateText.commitment == Source.title)
    return dict(session.execute(query.where(Source.id.in_(ids))).all()) if ids else {}


def _organisations(session: Session, ids: set[int]) -> dict[int, str]:
    query = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    return dict(session.execute(query).all())


def _users(session: Session, ids: set[int]) -> dict[int, str]:
    rows = session.execute(select(User.id, User.party_id).where(User.id.in_(ids))).all()
    people = identities_of(session, (party for _, party in rows))
    return {user: people[party].name for user, party in rows if party in people}


def _documents(session: Session, ids: set[int]) -> dict[int, str]:
    return dict(session.execute(select(Document.id, Document.number).where(Document.id.in_(ids))).all())


def _catalogue(session: Session, ids: set[int]) -> dict[int, str]:
    return dict(session.execute(select(CatalogueItem.id, CatalogueItem.name).where(CatalogueItem.id.in_(ids))).all())
