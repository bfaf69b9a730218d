"""What happens to persons. Only commitments here: names and numbers stay in erasable rows."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.base import id_of
from models.envelope import Recorded
from models.events.base import Event
from models.party import Party


@dataclass(frozen=True, kw_only=True)
class PartyRegistered(Event):
    """A person entered the registry."""

    kind = "party:registered"
    thing = Party
    creates = True
    sentence = "*Se registró* la persona (%(party_kind)s)."
    vocabularies = {"party_kind": "party_kind"}
    example = {"party_kind": "natural", "identity": "ab" * 32, "organisation": "organisation:12"}

    party_kind: str
    identity: object
    #: Unit in which an officer serves; None for a citizen or a company.
    organisation: str | None

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.kind, thing.identity = self.party_kind, str(self.identity)
        thing.organisation_id = _unit_of(self.organisation)
        thing.died_on, thing.is_suspended, thing.merged_into = None, False, None


@dataclass(frozen=True, kw_only=True)
class PartyCorrected(Event):
    """The identity was wrong, or changed: name, document, post or badge."""

    kind = "party:corrected"
    thing = Party
    sentence = "*Se corrigió* la identidad (%(cause)s); corrige el asiento %(corrects)s."
    vocabularies = {"cause": "identity_cause"}
    example = {"identity": "ab" * 32, "cause": "name_change", "corrects": 31, "reason": "cd" * 32}

    identity: object
    cause: str
    corrects: int
    reason: object

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.identity = str(self.identity)


@dataclass(frozen=True, kw_only=True)
class PartyAssigned(Event):
    """An officer now serves in another unit, or in none."""

    kind = "party:assigned"
    thing = Party
    sentence = "*Se asignó* a %(organisation)s."
    example = {"organisation": "organisation:12"}

    organisation: str | None

    def worded(self) -> str:
        return self.sentence if self.organisation else "*Se desligó* de su unidad."

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.organisation_id = _unit_of(self.organisation)


@dataclass(frozen=True, kw_only=True)
class PartyDied(Event):
    """Death (or dissolution of a legal person) was recorded."""

    kind = "party:died"
    thing = Party
    sentence = "*Se asentó* el fallecimiento o la disolución, el %(died_on)s."
    dates = ("died_on",)
    example = {"died_on": "2026-03-01", "reason": "cd" * 32}

    died_on: date
    reason: object

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.died_on = self.died_on


@dataclass(frozen=True, kw_only=True)
class PartyDeathCorrected(Event):
    """The death or the dissolution was on another day, or was recorded of the wrong person."""

    kind = "party:death_corrected"
    thing = Party
    sentence = "*Se corrigió* el fallecimiento o la disolución: fue el %(died_on)s; corrige el asiento %(corrects)s."
    dates = ("died_on",)
    example = {"died_on": "2026-03-02", "corrects": 31, "reason": "cd" * 32}

    #: None: the person lives.
    died_on: date | None
    corrects: int
    reason: object

    def worded(self) -> str:
        return self.sentence if self.died_on else (
            "*Se dejó sin efecto* el fallecimiento o la disolución; corrige el asiento %(corrects)s.")

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.died_on = self.died_on


@dataclass(frozen=True, kw_only=True)
class PartySuspended(Event):
    """The person may not receive weapons until reinstated."""

    kind = "party:suspended"
    thing = Party
    sentence = "*Se suspendió* a la persona: no puede recibir armas."
    example = {"reason": "cd" * 32}

    reason: object

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.is_suspended = True


@dataclass(frozen=True, kw_only=True)
class PartyReinstated(Event):
    """The suspension ended."""

    kind = "party:reinstated"
    thing = Party
    sentence = "*Se levantó* la suspensión de la persona."
    example = {"reason": "cd" * 32}

    reason: object

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.is_suspended = False


@dataclass(frozen=True, kw_only=True)
class PartyMerged(Event):
    """Another file is of the same person and stands for this one; what it held goes along, weapon by weapon."""

    kind = "party:merged"
    thing = Party
    sentence = "*Se unió* a la ficha de %(into)s: son la misma persona."
    example = {"into": "party:31", "reason": "cd" * 32}

    into: str
    reason: object

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.merged_into = id_of(self.into)


@dataclass(frozen=True, kw_only=True)
class PartySeparated(Event):
    """They are two persons: the merger was wrong, or whoever registered one of them was asked and compared both."""

    kind = "party:separated"
    thing = Party
    sentence = "*Se separó* de la ficha de %(was)s: son dos personas."
    example = {"was": "party:31", "reason": "cd" * 32}

    was: str
    #: A commitment to how it is known; None when it was only answered.
    reason: object | None

    def apply(self, thing: Party, entry: Recorded, session: Session) -> None:
        thing.merged_into = None


def _unit_of(organisation: str | None) -> int | None:
    return None if organisation is None else id_of(organisation)
