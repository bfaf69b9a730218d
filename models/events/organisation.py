"""What happens to bodies and units."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import id_of
from models.envelope import Recorded
from models.events.base import Event
from models.organisation import Organisation


@dataclass(frozen=True, kw_only=True)
class OrganisationRegistered(Event):
    """A body or unit was added to the tree."""

    kind = "organisation:registered"
    thing = Organisation
    creates = True
    sentence = "*Se registró* el organismo %(name)s (%(code)s)."
    vocabularies = {"organisation_kind": "organisation_kind"}
    example = {"name": "Policía Municipal de Los Aleros", "organisation_kind": "force", "code": "PMLA", "parent": 4}

    name: str
    organisation_kind: str
    code: str
    parent: int | None

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.name, thing.kind, thing.code, thing.parent_id = self.name, self.organisation_kind, self.code, self.parent
        thing.merged_into, thing.is_dissolved, thing.intervened_by, thing.home_parent_id = None, False, None, None


@dataclass(frozen=True, kw_only=True)
class OrganisationRenamed(Event):
    """Its name changed; its code and its history did not."""

    kind = "organisation:renamed"
    thing = Organisation
    sentence = "*Se cambió* el nombre: antes «%(was)s», ahora «%(name)s»."
    example = {"name": "Policía de Los Aleros", "was": "Policía Municipal de Los Aleros"}

    name: str
    was: str

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.name = self.name


@dataclass(frozen=True, kw_only=True)
class OrganisationMoved(Event):
    """It now answers to another body."""

    kind = "organisation:moved"
    thing = Organisation
    sentence = "*Se trasladó* de %(was_organisation)s a %(parent_organisation)s."
    example = {"parent_organisation": "organisation:4", "was_organisation": "organisation:8"}

    parent_organisation: str
    was_organisation: str

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.parent_id = id_of(self.parent_organisation)
