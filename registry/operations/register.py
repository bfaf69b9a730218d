"""Register a weapon: identity, standings, owner and custodian, from a book or with the weapon in view."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from marking.serial import normalised
from models.committed import PrivateText
from models.events.weapon import WeaponRegistered
from models.organisation import Organisation
from models.party import Party
from models.photograph import Photograph
from models.weapon import FACTS
from registry.operations.base import Decision, Operation
from registry.operations.checks import refuse_all
from registry.operations.likely import (
    date_questions,
    refuse_before_made,
    refuse_paper_before,
    serial_questions,
    year_questions,
)
from registry.operations.questions import ALIKE, Question
from registry.operations.register_holders import party_behind, refuse_custodian, refuse_owner
from registry.operations.sources import AS_BOOKED, refuse_unseen, refuse_unsourced
from registry.operations.spelling import Spelling, spelling_of
from registry.operations.twins import Twin, twins_of
from registry.operations.weapon_facts import refuse_fact, refuse_serial, refuse_unstorable
from registry.operations.weapons import organisation_of, refuse_place


@dataclass(frozen=True)
class RegisterFacts:
    """What `decide` must know: the unit that answers, owner and custodian, a twin, the catalogue's words for it."""

    unit: Organisation
    owner_party: Party | None
    custodian_party: Party | None
    twin: Twin | None
    spelling: Spelling


@dataclass(frozen=True, kw_only=True)
class Register(Operation):
    """Register one weapon (Ley art. 51.1). A duplicate identity is refused and named."""

    name = "register"
    permission = "weapon:register"

    weapon_type: str | None
    action: str | None
    make: str | None
    model: str | None
    calibre: str | None
    year: int | None
    manufacturer: str | None
    country: str | None
    importer: str | None
    #: Verbatim; None when there is none to read.
    serial: str | None
    serial_status: str
    weapon_class: str
    condition: str
    ballistic_number: str | None = None
    ballistic_on: date | None = None
    ballistic_laboratory: str | None = None
    #: Fact → standing; a fact without value must say which of the four answers it is.
    standings: dict[str, str]
    #: ``organisation:N``, ``party:N`` or ``unknown``.
    owner: str
    #: ``organisation:N``, ``party:N`` or ``to_be_located:N``.
    custodian: str
    #: Unit that answers for the weapon.
    organisation: int
    place: str | None = None
    is_seen: bool = True
    #: Each: kind, serial (or None), standing.
    components: tuple[dict[str, Any], ...] = ()
    photographs: tuple[Photograph, ...] = field(default=())
    #: Book, folio and line, or the paper: what backs the facts nobody saw.
    source: str | None = None
    #: Weapons the acting person may read whose serials could be taken for this one (V01).
    alike: tuple[int, ...] = ()
    shown = Operation.shown | {"alike"}

    def facts(self, session: Session) -> RegisterFacts:
        spelling = spelling_of(session, self.make, self.model, self.calibre)
        twins = twins_of(session, spelling, [self.serial] if self.serial else [])
        return RegisterFacts(
            organisation_of(session, self.organisation), party_behind(session, self.owner, "owner"),
            party_behind(session, self.custodian, "custodian"), twins[0] if twins else None, spelling)

    def organisations(self, facts: RegisterFacts) -> Iterable[int]:
        return [facts.unit.id]

    def decide(self, facts: RegisterFacts, now: datetime, actor: int) -> list[Decision]:
        self._refuse_twin(facts.twin)
        self._refuse_facts(now)
        refuse_owner(self.owner, self.weapon_class, facts.owner_party)
        refuse_custodian(self.custodian, self.organisation, is_seen=self.is_seen)
        confirmed = [event for question in self.questions(facts, now) for event in question.events()]
        return [Decision(self._event(facts.spelling)), *(Decision(event, of=0) for event in confirmed)]

    def questions(self, facts: RegisterFacts, now: datetime) -> list[Question]:
        near = [Question(ALIKE, self.alike)] if self.alike else []
        return [*near, *serial_questions(self.serial), *year_questions(self.year, self.action, self.weapon_class),
                *date_questions(self.claimed_at, now)]

    def _event(self, spelling: Spelling) -> WeaponRegistered:
        copied = {name: getattr(self, name) for name in FACTS} | spelling.words
        return WeaponRegistered(
            **copied, serial_status=self.serial_status,
            serial_normalised=normalised(self.serial) if self.serial else None, identity=spelling.identity(self.serial),
            standings=dict(self.standings), owner=self.owner, custodian=self.custodian,
            organisation=self.organisation, place=self.place, status=self._status(), is_seen=self.is_seen,
            components=[part | {"serial_normalised": normalised(part["serial"]) if part["serial"] else None}
                        for part in self.components],
            photographs=list(self.photographs),
            source=PrivateText.of(text=self.source) if self.source else None,
        )

    def _status(self) -> str:
        return {"organisation": "in_store", "to_be_located": "to_be_located"}.get(
            self.custodian.partition(":")[0], "active")

    def _refuse_twin(self, twin: Twin | None) -> None:
        if twin is not None:
            raise twin.refusal("serial")

    def _refuse_facts(self, now: datetime) -> None:
        refuse_place(self.place)
        refuse_serial(self.serial, self.serial_status)
        for part in self.components:
            refuse_unstorable(part["serial"])
        refuse_all([
            *(partial(refuse_fact, name, getattr(self, name), self.standings.get(name), now) for name in FACTS),
            *(partial(refuse_unseen, self.standings.get(name), name) for name in FACTS if not self.is_seen),
            partial(refuse_unsourced, self._standings(), self.source),
            partial(refuse_before_made, self.year, self.claimed_at, now, "claimed_at"),
            partial(refuse_paper_before, self.year, self.ballistic_on, "ballistic_on")])

    def _standings(self) -> list[str]:
        # What is registered without the weapon in view is as somebody wrote it, whatever else is said of it.
        usual = [] if self.is_seen else [AS_BOOKED]
        return [*self.standings.values(), *(part["standing"] for part in self.components), *usual]
