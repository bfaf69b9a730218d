"""Issuing a document: sign the head, draw the paper outside any transaction, record it, or draw it again.

The number is printed on the paper and the paper's digest is in the ledger, so neither can come first: the paper is
drawn with the number that is free, and the act is refused when that number, or a weapon, changed meanwhile.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from models.database import reading
from models.document import DocumentFile
from models.files import store
from models.ledger import SignedCheckpoint
from models.organisation import Organisation
from proof import document_token
from proof.signer_client import SignerClient
from registry.checkpoints import sign_head
from registry.errors import Busy, NotFound, Stale
from registry.operations import Performed, perform
from registry.operations.issue_document import AnotherNumber, Asked, IssueDocument, next_ordinal
from registry.operations.repeats import done_under
from registry.wording import CARACAS
from reports.documents import DOCUMENTS

#: Times a document is drawn again when another took its number or its weapons changed.
ATTEMPTS = 8


@dataclass(frozen=True)
class Numbered:
    """What a document is drawn with: its number, its token and the signed cut."""

    number: str
    year: int
    ordinal: int
    token_id: bytes
    token: str
    human_code: str
    checkpoint: SignedCheckpoint
    issued_at: datetime


@dataclass(frozen=True)
class Drawn:
    """A drawn paper: its bytes, the weapons it tells of and the entry each was at."""

    paper: bytes
    weapons: tuple[int, ...]
    seen: dict[str, int]
    about_act: int | None = None


@dataclass(frozen=True)
class Issuer:
    """What issuing needs of the installation."""

    engine: Engine
    signer: SignerClient
    data_dir: Path

    def issue(self, act: str, actor: int, office: int, asked: Asked, draw: Callable[[Numbered], Drawn]) -> Performed:
        """Issue what was `asked` for in the series of `office`; `Busy` when the ledger never holds still.

        `act` is the key made in the form: sent twice, one document is issued; for something else, `AnotherContent`.
        """
        for _attempt in range(ATTEMPTS):
            with reading(self.engine) as session:
                earlier = done_under(session, act, asked.digest)
            if earlier:
                return earlier
            numbered = self._numbered(office, asked.kind)
            try:
                performed = self._record(act, actor, office, asked, numbered, draw(numbered))
            except (AnotherNumber, Stale):
                continue
            sign_head(self.engine, self.signer)
            return performed
        raise Busy()

    def _numbered(self, office: int, kind: str) -> Numbered:
        checkpoint = sign_head(self.engine, self.signer)
        now = datetime.now(UTC)
        year = now.astimezone(CARACAS).year
        with reading(self.engine) as session:
            organisation = session.get(Organisation, office)
            if organisation is None:
                raise NotFound()
            ordinal = next_ordinal(session, office, kind, year)
        number = f"{DOCUMENTS[kind].prefix}-{organisation.code}-{year}-{ordinal:06d}"
        token_id = secrets.token_bytes(10)
        signature = self.signer.document(number, token_id, checkpoint.size)
        return Numbered(number, year, ordinal, token_id, document_token.encode(token_id, signature),
                        document_token.human_code(token_id), checkpoint, now)

    def _record(self, act: str, actor: int, office: int, asked: Asked, numbered: Numbered,
                drawn: Drawn) -> Performed:
        file = DocumentFile.of(digest=store(self.data_dir, drawn.paper), size=len(drawn.paper))
        return perform(self.engine, IssueDocument(
            act=act, claimed_at=numbered.issued_at, seen=drawn.seen, asked=asked, organisation=office,
            year=numbered.year, ordinal=numbered.ordinal, number=numbered.number, token=numbered.token_id.hex(),
            code=document_token.read_human_code(numbered.human_code), cut=numbered.checkpoint.size,
            about_act=drawn.about_act, weapons=drawn.weapons, file=file), actor)
