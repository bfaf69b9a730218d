"""What is the same on every document: letterhead, proof block, and where it is being drawn."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.envelope import Recorded
from models.ledger import Entry
from models.organisation import line_of
from registry.issuing import Numbered
from registry.language import worded
from registry.papers import people
from reports.facts import Letterhead, Person, ProofBlock
from reports.words import Words


@dataclass(frozen=True)
class Drawing:
    """Everything a drawing function is given."""

    session: Session
    numbered: Numbered
    office_id: int
    actor: int
    #: Where anybody verifies what is printed.
    address: str
    is_demo: bool
    language: str = "es"

    @property
    def words(self) -> Words:
        """The translator of the document's language; the page's locale is forced to it while drawing."""
        return Words(worded, self.language)

    @property
    def issuer(self) -> Person:
        """Who issues it."""
        return people.user(self.session, self.actor)

    def letterhead(self) -> Letterhead:
        """The body on top of the office's line, and the office."""
        line = line_of(self.session, self.office_id)
        body = line[-2] if len(line) > 1 else line[-1]
        office = worded("Registro y trazabilidad de armas de fuego y municiones")
        if line[0].id != body.id:
            office = f"{line[0].name} · {office}"
        note = worded("Ejemplo con datos ficticios") if self.is_demo else ""
        return Letterhead(body.name, office, self.numbered.number, self.numbered.issued_at, note=note)

    def proof(self) -> ProofBlock:
        """Token, cut and checkpoint; no outside witness has cosigned yet."""
        checkpoint = self.numbered.checkpoint
        return ProofBlock(self.numbered.token, self.numbered.human_code, self.address, checkpoint.size - 1,
                          self._cut_at(), checkpoint.size, checkpoint.signed_at)

    def _cut_at(self) -> datetime:
        last = self.session.get_one(Entry, self.numbered.checkpoint.size - 1)
        return Recorded.from_body(last.parsed()).recorded_at
