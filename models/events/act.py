"""The act itself: the entry in front of the entries of its things."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.act import Act
from models.envelope import Recorded
from models.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ActRecorded(Event):
    """Shared facts, signers and count of one act; entries 1 to `of` follow it."""

    kind = "act:recorded"
    thing = Act
    creates = True
    sentence = "*Se asentó* un acto: %(operation)s, en %(organisation)s."
    vocabularies = {"operation": "operation"}
    example = {"operation": "issue", "organisation": 12, "signers": [17]}

    operation: str
    organisation: int
    #: User ids of those who signed: the actor first, then an approver.
    signers: list[int]

    def apply(self, thing: Act, entry: Recorded, session: Session) -> None:
        thing.key, thing.operation, thing.actor_id = entry.act, self.operation, entry.actor
        thing.organisation_id, thing.count = self.organisation, entry.of
        thing.claimed_at, thing.recorded_at = entry.claimed_at, entry.recorded_at


