"""Who may become the owner of a weapon: an identified, living, adult person, or a body."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import legal_value
from models.organisation import Organisation
from models.party import Party, PartyIdentity
from registry.errors import RuleBroken
from registry.operations.weapons import organisation_of, party_of

#: Kinds of organisation that are companies: what they own is not the State's.
COMPANIES = frozenset({"dealer", "carrier"})


@dataclass(frozen=True)
class Receiver:
    """A body, or a person with the identity in force (None when it was erased); the age of majority on the day."""

    organisation: Organisation | None = None
    party: Party | None = None
    identity: PartyIdentity | None = None
    age_of_majority: int | None = None

    @property
    def is_state(self) -> bool:
        """Whether the weapon stays, or comes, into the hands of the State."""
        return self.organisation is not None and is_state(self.organisation)


def is_state(organisation: Organisation) -> bool:
    """Whether the body belongs to the State."""
    return organisation.kind not in COMPANIES


def receiver_of(session: Session, reference: str, on: date) -> Receiver:
    """The receiver ``party:N`` or ``organisation:N`` as known on the legal day `on`."""
    kind, _, number = reference.partition(":")
    if kind not in {"party", "organisation"} or not number.isdecimal():
        raise RuleBroken("Elija una persona registrada o un organismo.", "receiver")
    if kind == "organisation":
        return Receiver(organisation=organisation_of(session, int(number), "receiver"))
    party = party_of(session, int(number))
    identity = session.scalars(select(PartyIdentity).where(PartyIdentity.commitment == party.identity)).first()
    return Receiver(party=party, identity=identity, age_of_majority=legal_value(session, "age_of_majority", on))


def refuse_receiver(receiver: Receiver, on: date) -> None:
    """Refuse a person who may not own a weapon on the day `on`: the common requirements of art. 37."""
    if receiver.party is None:
        return
    if receiver.identity is None:
        raise RuleBroken("La identidad de esta persona se suprimió: no puede recibir armas.", "receiver")
    if not receiver.party.is_alive:
        raise RuleBroken("Consta el fallecimiento o la disolución de esta persona.", "receiver")
    if receiver.party.is_suspended:
        raise RuleBroken("Esta persona está suspendida: no puede recibir armas.", "receiver")
    if receiver.party.kind == "natural":
        _refuse_minor(receiver.identity.birth_date, receiver.age_of_majority, on)


def _refuse_minor(born: date | None, majority: int | None, on: date) -> None:
    if majority is None:
        raise RuleBroken("Falta fijar el parámetro legal «mayoría de edad (años)».", "receiver")
    if born is None:
        raise RuleBroken("No consta la fecha de nacimiento de esta persona. Corrija antes su identidad.", "receiver")
    if age(born, on) < majority:
        raise RuleBroken("Esta persona no ha cumplido %(age)s años.", "receiver", age=majority)


def age(born: date, on: date) -> int:
    """Whole years lived on the day `on`; who was born on 29 February completes them on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
