"""What becomes of bodies and units: called otherwise, merged, dissolved, answered for by another for a time."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.base import id_of
from models.envelope import Recorded
from models.events.base import Event
from models.organisation import Organisation, OrganisationName


@dataclass(frozen=True, kw_only=True)
class OrganisationCalled(Event):
    """Its name changed; the old one still finds it."""

    kind = "organisation:renamed"
    version = 2
    thing = Organisation
    sentence = "*Se cambió* el nombre: antes «%(was)s», ahora «%(name)s»."
    example = {"name": "Policía de Los Aleros", "was": "Policía Municipal de Los Aleros",
               "was_key": "policiamunicipaldelosaleros"}

    name: str
    was: str
    #: The old name folded, as it is looked for.
    was_key: str

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.name = self.name
        session.add(OrganisationName(entry=entry.sequence, organisation_id=thing.id, name=self.was,
                                     name_key=self.was_key))


@dataclass(frozen=True, kw_only=True)
class Ordered(Event):
    """What happens to a body by an order, cited by number and date."""

    thing = Organisation
    dates = ("ordered_on",)

    order_number: str
    ordered_on: date


@dataclass(frozen=True, kw_only=True)
class OrganisationMerged(Ordered):
    """Another body succeeds it in everything; it stays below that one with its history, and takes nothing more."""

    kind = "organisation:merged"
    sentence = "*Se unió* a %(into_organisation)s, que le sucede; dependía de %(was_organisation)s (%(order_number)s)."
    example = {"into_organisation": "organisation:12", "was_organisation": "organisation:4",
               "order_number": "G.O. 43.118", "ordered_on": "2026-11-02"}

    into_organisation: str
    was_organisation: str

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.merged_into = thing.parent_id = id_of(self.into_organisation)


@dataclass(frozen=True, kw_only=True)
class OrganisationDissolved(Ordered):
    """It ceased to exist and left nothing behind."""

    kind = "organisation:dissolved"
    sentence = "*Se disolvió* sin dejar nada a su cargo (%(order_number)s)."
    example = {"order_number": "G.O. 43.118", "ordered_on": "2026-11-02"}

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.is_dissolved = True


@dataclass(frozen=True, kw_only=True)
class OrganisationIntervened(Ordered):
    """Another body answers for it, and for all below it, until the intervention ends."""

    kind = "organisation:intervened"
    sentence = "*Se intervino*: responde %(by_organisation)s; dependía de %(was_organisation)s (%(order_number)s)."
    example = {"by_organisation": "organisation:8", "was_organisation": "organisation:4",
               "order_number": "Resolución 118-2026", "ordered_on": "2026-11-02"}

    by_organisation: str
    was_organisation: str

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.home_parent_id = id_of(self.was_organisation)
        thing.intervened_by = thing.parent_id = id_of(self.by_organisation)


@dataclass(frozen=True, kw_only=True)
class OrganisationRestored(Ordered):
    """The intervention ended: it answers for itself again, where it belonged."""

    kind = "organisation:restored"
    sentence = ("*Se levantó* la intervención de %(was_organisation)s (%(order_number)s); "
                "depende de %(parent_organisation)s.")
    example = {"parent_organisation": "organisation:4", "was_organisation": "organisation:8",
               "order_number": "Resolución 204-2026", "ordered_on": "2026-11-20"}

    parent_organisation: str
    was_organisation: str

    def apply(self, thing: Organisation, entry: Recorded, session: Session) -> None:
        thing.parent_id = id_of(self.parent_organisation)
        thing.intervened_by = thing.home_parent_id = None
