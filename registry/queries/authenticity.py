"""Whether a label or a document was issued by this registry: what anybody may ask, without names or places."""

import enum
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.document import Document, Label
from proof import document_token, label_token
from proof.document_token import DocumentClaim
from proof.human_code import TokenRejected
from proof.note import VerifyingKey
from registry.queries.documents import document_of_file
from registry.queries.later_entries import LaterEntries, later_entries


class Verdict(enum.StrEnum):
    """The answers, from best to worst."""

    AUTHENTIC = "authentic"
    #: A document or a label has this number or code; whether what is in hand is that one was not shown.
    EXISTS = "exists"
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    FORGED = "forged"


@dataclass(frozen=True)
class Authenticity:
    """What was asked and what is known of it; nothing here names a serial, a person, a unit or a place."""

    verdict: Verdict
    #: ``label``, ``document``, ``file`` or ``nothing``.
    thing: str
    number: str | None = None
    kind: str | None = None
    issued_at: datetime | None = None
    entry: int | None = None
    cut: int | None = None
    #: Whether the signature of the token was checked and holds; None when there was no token.
    is_signed: bool | None = None
    #: SHA-256 of the file that was sent, when it is that of a document.
    digest: str | None = None
    #: What its weapons went through since; told to who shows the document itself, not to who guesses a number.
    later: LaterEntries | None = None


NOTHING = Authenticity(Verdict.UNKNOWN, "nothing")


def authenticity_of(session: Session, text: str, origin: str, keys: Sequence[VerifyingKey]) -> Authenticity:
    """Judge a typed or scanned text: a token, a human code or a document number.

    A token may be signed with any of `keys`, all those the log ever had; without any it is not checked.
    """
    characters = "".join(text.split())
    if len(characters.replace("-", "")) >= document_token.LENGTH:
        return _document_token(session, characters, origin, keys)
    number = _document(session, Document.number == characters.upper())
    return number or _short(session, text)


def authenticity_of_file(session: Session, digest: str) -> Authenticity:
    """Judge the bytes of a file: only those issued have a digest in the ledger."""
    document = document_of_file(session, digest)
    return replace(_of(session, document, None), digest=digest) if document else Authenticity(Verdict.FORGED, "file")


def _document_token(session: Session, text: str, origin: str, keys: Sequence[VerifyingKey]) -> Authenticity:
    try:
        token = document_token.parse(text)
    except TokenRejected:
        return Authenticity(Verdict.FORGED, "document")
    document = session.scalars(select(Document).where(Document.token == token.id.hex())).first()
    if document is None:
        return Authenticity(Verdict.FORGED, "document")
    claim = DocumentClaim(origin, document.number, token.id, document.cut)
    if not keys:
        return _of(session, document, None)
    return _of(session, document, True) if _is_signed(text, claim, keys) else Authenticity(Verdict.FORGED, "document")


def _is_signed(text: str, claim: DocumentClaim, keys: Sequence[VerifyingKey]) -> bool:
    for key in keys:
        with suppress(TokenRejected):
            document_token.verify(text, claim, key)
            return True
    return False


def _short(session: Session, text: str) -> Authenticity:
    return _label_token(session, text) or _label_code(session, text) or _document_code(session, text) or NOTHING


def _label_token(session: Session, text: str) -> Authenticity | None:
    try:
        token = label_token.parse(text)
    except TokenRejected as refusal:
        # A whole token whose check characters fail was mistyped or made up; a shorter text is something else.
        return None if refusal.reason in {"length", "alphabet"} else Authenticity(Verdict.FORGED, "label")
    return _label(session, Label.token == token.text()) or Authenticity(Verdict.FORGED, "label")


def _label_code(session: Session, text: str) -> Authenticity | None:
    try:
        label = _label(session, Label.code == label_token.read_human_code(text))
    except TokenRejected:
        return None
    # Ten characters are copied by anybody onto any label.
    return replace(label, verdict=Verdict.EXISTS) if label and label.verdict is Verdict.AUTHENTIC else label


def _document_code(session: Session, text: str) -> Authenticity | None:
    try:
        return _document(session, Document.code == document_token.read_human_code(text))
    except TokenRejected:
        return None


def _label(session: Session, which: ColumnElement[bool]) -> Authenticity | None:
    label = session.scalars(select(Label).where(which)).first()
    if label is None:
        return None
    verdict = Verdict.REVOKED if label.is_revoked else Verdict.AUTHENTIC
    return Authenticity(verdict, "label", issued_at=label.issued_at, entry=label.id)


def _document(session: Session, which: ColumnElement[bool]) -> Authenticity | None:
    document = session.scalars(select(Document).where(which)).first()
    return None if document is None else replace(_of(session, document, None), verdict=Verdict.EXISTS, later=None)


def _of(session: Session, document: Document, is_signed: bool | None) -> Authenticity:
    return Authenticity(Verdict.AUTHENTIC, "document", document.number, document.kind, document.issued_at, document.id,
                        document.cut, is_signed, later=later_entries(session, document))
