"""Bring a source: a file whose lines are then recorded weapon by weapon; above a size, another person approves it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from models.catalogue import legal_value
from models.committed import PrivateText
from models.events.source import SourceRegistered, SourceRemapped
from models.organisation import Organisation, succeeded_by
from models.source import Source
from models.vocabulary import N_, VOCABULARY
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.legal_day import legal_day
from registry.operations.weapons import organisation_of
from registry.operations.words import required

LONGEST_TITLE = 120
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class RegisterSourceFacts:
    """Whose it is, the same source when it was brought before, and the size one person may load alone."""

    organisation: Organisation
    before: Source | None
    alone: int | None


@dataclass(frozen=True, kw_only=True)
class RegisterSource(Operation):
    """Say that a file was brought, how many rows it has and what was decided about its columns."""

    name = "register_source"
    permission = "import:run"

    source_kind: str
    organisation: int
    title: str
    #: SHA-256 of the file and of what was decided about its columns; None for paper.
    file_digest: str | None = None
    mapping: str | None = None
    rows: int | None = None

    def facts(self, session: Session) -> RegisterSourceFacts:
        return RegisterSourceFacts(
            organisation_of(session, self.organisation),
            source_of_file(session, self.organisation, self.file_digest) if self.file_digest else None,
            legal_value(session, "import_rows_alone", legal_day(self.claimed_at)))

    def organisations(self, facts: RegisterSourceFacts) -> Iterable[int]:
        return [facts.organisation.id]

    def decide(self, facts: RegisterSourceFacts, now: datetime, actor: int) -> list[Decision]:
        self._refuse_malformed()
        before = facts.before
        if before is None:
            return [Decision(SourceRegistered(
                source_kind=self.source_kind, organisation=self.organisation, digest=self.file_digest, rows=self.rows,
                mapping=self.mapping, title=PrivateText.of(
                    text=required(self.title, "title", LONGEST_TITLE, N_("Escriba cómo se llama la fuente.")))))]
        if self.mapping is None or before.mapping_digest == self.mapping:
            raise RuleBroken("Esta fuente ya se trajo.", "title", subject=before.subject)
        return [Decision(SourceRemapped(mapping=self.mapping, was=before.mapping_digest), before.id)]

    def _refuse_malformed(self) -> None:
        if self.source_kind not in VOCABULARY["source_kind"]:
            raise RuleBroken("Elija qué es la fuente.", "source_kind")
        is_file = self.source_kind == "file"
        digests = (self.file_digest, self.mapping)
        if is_file != (self.rows is not None) or any(is_file != bool(SHA256.fullmatch(each or "")) for each in digests):
            raise RuleBroken("De un archivo se asientan su huella, sus filas y sus columnas; de un libro, no.", "title")


def source_of_file(session: Session, organisation: int, digest: str) -> Source | None:
    """The source that a file is for `organisation`: its own, or the one of a body it succeeded."""
    own = case((Source.organisation_id == organisation, 0), else_=1)
    same = select(Source).where(Source.organisation_id.in_(succeeded_by(organisation)), Source.digest == digest)
    return session.scalars(same.order_by(own, Source.id)).first()
