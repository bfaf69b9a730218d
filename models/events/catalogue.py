"""Reference words and figures of the law."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.catalogue import CatalogueItem, LegalParameter
from models.envelope import Recorded
from models.events.base import Event


@dataclass(frozen=True, kw_only=True)
class CatalogueItemRegistered(Event):
    """A make, model or calibre can be suggested from now on."""

    kind = "catalogue_item:registered"
    thing = CatalogueItem
    creates = True
    sentence = "*Se agregó* al catálogo: %(item_kind)s %(name)s."
    vocabularies = {"item_kind": "catalogue_kind"}
    example = {"item_kind": "model", "name": "17", "name_key": "17", "parent": 61, "weapon_type": "pistol",
               "calibre": "9 × 19 mm Parabellum"}

    item_kind: str
    name: str
    name_key: str
    #: Make of a model; 0 for the others.
    parent: int
    weapon_type: str | None
    calibre: str | None

    def apply(self, thing: CatalogueItem, entry: Recorded, session: Session) -> None:
        thing.kind, thing.name, thing.name_key, thing.parent_id = (
            self.item_kind, self.name, self.name_key, self.parent)
        thing.weapon_type, thing.calibre = self.weapon_type, self.calibre


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
