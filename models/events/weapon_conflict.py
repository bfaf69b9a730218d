"""Papers that contradict what is registered of a weapon, and what a person decides about it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.base import id_of
from models.conflict import UNIT, Conflict, ConflictClaim, claimed_value
from models.envelope import Recorded
from models.events.base import Event
from models.events.cited import Cited
from models.weapon import Weapon

CONTRADICTED = "contradicted"


@dataclass(frozen=True, kw_only=True)
class WeaponContradicted(Cited, Event):
    """A paper says something else of the weapon than what is registered: both stand until somebody decides."""

    kind = "weapon:contradicted"
    thing = Weapon
    sentence = "*Se anotó* que %(source_id)s, línea %(line)s, dice otra cosa: %(claims)s."
    example = {"claims": {"organisation": "organisation:13", "year": 2011}, "source_id": 118, "folio": "12",
               "line": 31, "paper": "ab" * 32}

    #: Fact → what the paper says: text, whole number or ISO date; ``organisation:N`` for the unit.
    claims: dict[str, str | int]

    def worded(self) -> str:
        if self.source_id is None:
            return "*Se anotó* que otro papel dice otra cosa: %(claims)s."
        if self.line is None:
            return "*Se anotó* que %(source_id)s dice otra cosa: %(claims)s."
        return self.sentence

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        for fact, value in sorted(self.claims.items()):
            if fact not in thing.open_conflicts:
                _open(thing, fact, entry, session)
            session.add(ConflictClaim(
                entry=entry.sequence, fact=fact, weapon_id=thing.id, conflict_entry=thing.open_conflicts[fact],
                value=str(value), source_id=self.source_id, folio=self.folio, line=self.line,
                paper=None if self.paper is None else str(self.paper), actor=entry.actor))


@dataclass(frozen=True, kw_only=True)
class WeaponConflictDecided(Event):
    """A person decided which paper is right about one fact, or that neither is."""

    kind = "weapon:conflict_decided"
    thing = Weapon
    sentence = "*Se decidió* la contradicción sobre %(fact)s: vale %(stands)s, %(value)s; constaba %(was)s."
    vocabularies = {"fact": "fact", "stands": "conflict_side", "standing": "standing"}
    example = {"fact": "year", "conflict": 1290, "stands": "claimed", "claim": 1290, "was": 2009, "value": 2011,
               "standing": "as_booked", "serial_status": None, "serial_normalised": None,
               "identity": "glock|17|9x19mmparabellum|QVX2O8", "custodian": None, "status": None, "reason": "cd" * 32}

    fact: str
    #: Entry that opened it; together with the fact it names the conflict.
    conflict: int
    #: ``registered``, ``claimed`` or ``seen``.
    stands: str
    #: Entry of the claim that stands; None when it is none of them.
    claim: int | None
    was: str | int | None
    value: str | int | None
    #: Of the fact from now on; None for the unit.
    standing: str | None
    #: Set when the fact is the serial.
    serial_status: str | None
    serial_normalised: str | None
    #: The identity that follows; None without a serial.
    identity: str | None
    #: Set when another unit answers from now on.
    custodian: str | None
    status: str | None
    reason: object

    def worded(self) -> str:
        if self.stands == "registered":
            return "*Se decidió* la contradicción sobre %(fact)s: vale %(stands)s, %(value)s."
        return self.sentence

    def apply(self, thing: Weapon, entry: Recorded, session: Session) -> None:
        session.get_one(Conflict, (self.conflict, self.fact)).decided_entry = entry.sequence
        thing.open_conflicts = {fact: since for fact, since in thing.open_conflicts.items() if fact != self.fact}
        if self.fact == UNIT:
            self._move(thing, entry)
            return
        value = self.value if self.value is None else claimed_value(self.fact, str(self.value))
        setattr(thing, self.fact, value)
        # A new dictionary: JSON columns do not notice a change inside.
        thing.standings = thing.standings | {self.fact: self.standing}
        thing.identity = self.identity
        if self.fact == "serial":
            thing.serial_status, thing.serial_normalised = str(self.serial_status), self.serial_normalised

    def _move(self, thing: Weapon, entry: Recorded) -> None:
        if self.custodian is None:
            return
        thing.organisation_id = id_of(str(self.value))
        thing.custodian, thing.status = self.custodian, str(self.status)
        thing.custody_since, thing.place, thing.due_back_at = entry.claimed_at, None, None


def _open(thing: Weapon, fact: str, entry: Recorded, session: Session) -> None:
    session.add(Conflict(entry=entry.sequence, fact=fact, weapon_id=thing.id, standing_was=thing.standings.get(fact),
                         since=entry.recorded_at, decided_entry=None))
    thing.open_conflicts = thing.open_conflicts | {fact: entry.sequence}
    if fact != UNIT:
        thing.standings = thing.standings | {fact: CONTRADICTED}
