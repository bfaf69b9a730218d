"""Issued documents: their lists, cut by scope, and one with what it speaks of."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from models.document import Document, DocumentFile, DocumentWeapon
from models.ledger import Entry
from models.weapon import Weapon
from proof import offline
from registry.errors import NotFound
from registry.permissions import Authority, scope
from registry.queries.checkpoints import proof_of
from registry.queries.ledger import covering

#: Documents on one page of the list.
PAGE = 50


@dataclass(frozen=True)
class DocumentPage:
    """A document, its weapons, and the digest and size of its bytes (None once erased)."""

    document: Document
    weapons: tuple[Weapon, ...]
    digest: str | None
    size: int


@dataclass(frozen=True)
class Listing:
    """One page of documents, newest first; `older` continues it."""

    documents: tuple[Document, ...]
    older: int | None


def _within(authority: Authority) -> ColumnElement[bool]:
    """Issued by an office within reach, or speaking of weapons that are all within reach."""
    reach = scope(authority, "document:read")
    of_it = select(DocumentWeapon.weapon_id).where(DocumentWeapon.document_id == Document.id)
    beyond = exists(select(Weapon.id).where(Weapon.id.in_(of_it), Weapon.organisation_id.not_in(reach)))
    return Document.organisation_id.in_(reach) | (exists(of_it) & ~beyond)


def documents_within(session: Session, authority: Authority, before: int | None = None) -> Listing:
    """The newest documents within reach, older than entry `before`."""
    query = select(Document).where(_within(authority)).order_by(Document.id.desc()).limit(PAGE + 1)
    found = session.scalars(query if before is None else query.where(Document.id < before)).all()
    shown = tuple(found[:PAGE])
    return Listing(shown, shown[-1].id if len(found) > PAGE else None)


def document_within(session: Session, authority: Authority, document_id: int) -> DocumentPage:
    """The document, or `NotFound`."""
    document = session.scalars(select(Document).where(Document.id == document_id, _within(authority))).first()
    if document is None:
        raise NotFound()
    weapons = session.scalars(select(Weapon).join(DocumentWeapon, DocumentWeapon.weapon_id == Weapon.id)
                              .where(DocumentWeapon.document_id == document_id).order_by(Weapon.id))
    file = session.get(DocumentFile, document.file)
    return DocumentPage(document, tuple(weapons), file.digest if file else None, file.size if file else 0)


def documents_of_weapon(session: Session, weapon_id: int) -> list[Document]:
    """Documents that speak of the weapon, newest first."""
    query = select(Document).join(DocumentWeapon, DocumentWeapon.document_id == Document.id)
    return list(session.scalars(query.where(DocumentWeapon.weapon_id == weapon_id).order_by(Document.id.desc())))


def documents_of_act(session: Session, act_id: int) -> list[Document]:
    """Documents about the act, oldest first."""
    return list(session.scalars(select(Document).where(Document.act_id == act_id).order_by(Document.id)))


@dataclass(frozen=True)
class Proof:
    """The proof file of a document, and the signed checkpoint it leads to."""

    text: str
    note: str


def proof_of_document(session: Session, document: Document) -> Proof | None:
    """What shows a document offline; None until a signed checkpoint covers it, and once its bytes are erased."""
    file, checkpoint = session.get(DocumentFile, document.file), covering(session, document.id)
    if file is None or checkpoint is None:
        return None
    entry = session.get_one(Entry, document.id)
    return Proof(offline.write(entry.body, file.salt, proof_of(session, document.id, checkpoint)), checkpoint.note)


def document_of_file(session: Session, digest: str) -> Document | None:
    """The document whose stored bytes have this SHA-256 (64 hexadecimal digits): who can tell it holds the file."""
    file = session.scalars(select(DocumentFile).where(DocumentFile.digest == digest)).first()
    return session.scalars(select(Document).where(Document.file == file.commitment)).first() if file else None
