"""Figures of the law."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.catalogue import LegalParameter
from models.envelope import Recorded
from models.events.base import Event


@dataclass(frozen=True, kw_only=True)
class LegalParameterSet(Event):
    """A figure of the law was recorded with its source, its certainty and its first day."""

    kind = "legal_parameter:set"
    thing = LegalParameter
    creates = True
    sentence = "*Se fijó* %(name)s en %(value)s desde el %(valid_from)s (%(certainty)s)."
    vocabularies = {"name": "legal_parameter", "certainty": "certainty"}
    dates = ("valid_from",)
    example = {"name": "age_of_majority", "value": 18, "source": "Código Civil, art. 18", "certainty": "unverified",
               "valid_from": "2026-01-01"}

    name: str
    value: int
    source: str
    certainty: str
    valid_from: date

    def apply(self, thing: LegalParameter, entry: Recorded, session: Session) -> None:
        thing.name, thing.value, thing.source = self.name, self.value, self.source
        thing.certainty, thing.valid_from = self.certainty, self.valid_from
