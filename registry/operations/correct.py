"""Correct one fact of a weapon: alone by whoever registered it, until something relies on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from marking.serial import normalised
from models.document import Label
from models.events.document import LabelRevoked
from models.events.weapon import WeaponCorrected
from models.weapon import FACTS, Weapon
from proof.label_token import parse
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.correctable import Correctable, correctable
from registry.operations.found import found
from registry.operations.likely import refuse_made_after, refuse_paper_before, year_questions
from registry.operations.questions import Question
from registry.operations.sources import refuse_unsourced
from registry.operations.spelling import spelling_of
from registry.operations.weapon_facts import STATE_CLASSES, Value, refuse_fact, refuse_serial
from registry.operations.words import reason_of

#: The facts that make a weapon's identity.
IDENTIFYING = ("make", "model", "calibre", "serial")
#: The facts that make its age likely or not, as `year_questions` takes them.
OF_AGE = ("year", "action", "weapon_class")


@dataclass(frozen=True, kw_only=True)
class Correct(Operation):
    """Say what one fact really is; the entry that said otherwise stays and is named (V11)."""

    name = "correct"
    permission = "weapon:correct"

    weapon: int
    #: A name of `models.weapon.FACTS`.
    fact: str
    #: What it really is; None when `standing` says why there is nothing.
    value: Value
    standing: str
    #: A code of the vocabulary ``serial_status`` when the fact is the serial, else None.
    serial_status: str | None = None
    reason: str
    #: Book, folio and line, when the standing rests on somebody's writing.
    source: str | None = None

    def facts(self, session: Session) -> Correctable:
        if self.fact not in FACTS:
            raise RuleBroken("Elija el dato que se corrige.", "fact")
        weapon = found(session, Weapon, self.weapon)
        if self.fact not in IDENTIFYING:
            return correctable(session, weapon, self.fact)
        corrected = None if self.value is None else str(self.value)
        said = {name: getattr(weapon, name) for name in IDENTIFYING} | {self.fact: corrected}
        serial = said.pop("serial")
        return correctable(session, weapon, self.fact, serial, spelling_of(session, **said))

    def organisations(self, facts: Correctable) -> Iterable[int]:
        return [facts.weapon.organisation_id]

    def decide(self, facts: Correctable, now: datetime, actor: int) -> list[Decision]:
        refuse_fact(self.fact, self.value, self.standing, now)
        if self.fact == "serial":
            refuse_serial(self.serial, self.serial_status)
        self._refuse_unchanged(facts)
        self._refuse_contradicted(facts.weapon)
        if self.fact == "weapon_class":
            refuse_private_class(facts.weapon, self.value, "value")
        self._refuse_dates(facts)
        refuse_unsourced([self.standing], self.source)
        facts.refuse_twin(self.fact)
        confirmed = [event for question in self.questions(facts, now) for event in question.events()]
        return [*(Decision(event, facts.weapon.id) for event in (self._event(facts), *confirmed)),
                *self._revoked(facts)]

    def questions(self, facts: Correctable, now: datetime) -> list[Question]:
        if self.fact not in OF_AGE:
            return []
        return list(year_questions(*(self._would_be(facts.weapon, name) for name in OF_AGE)))

    def _would_be(self, weapon: Weapon, fact: str) -> Value:
        return self.value if fact == self.fact else getattr(weapon, fact)

    def _refuse_dates(self, facts: Correctable) -> None:
        if self.fact == "year":
            refuse_made_after(self.value, facts.registered_at, "value")
        if self.fact in {"year", "ballistic_on"}:
            refuse_paper_before(self._would_be(facts.weapon, "year"), self._would_be(facts.weapon, "ballistic_on"),
                                "value")

    @property
    def serial(self) -> str | None:
        """The corrected serial, when that is what is corrected."""
        return str(self.value) if self.fact == "serial" and self.value is not None else None

    def _value(self, facts: Correctable) -> Value:
        """As the catalogue writes it, where it knows the word."""
        return facts.spelling.words.get(self.fact, self.value) if facts.spelling else self.value

    def _refuse_unchanged(self, facts: Correctable) -> None:
        weapon = facts.weapon
        stands = (getattr(weapon, self.fact), weapon.standings.get(self.fact))
        same_status = self.fact != "serial" or weapon.serial_status == self.serial_status
        if stands == (self._value(facts), self.standing) and same_status:
            raise RuleBroken("Así consta ya: no hay nada que corregir.", "value")

    def _refuse_contradicted(self, weapon: Weapon) -> None:
        if self.fact in weapon.open_conflicts:
            raise RuleBroken("Dos papeles se contradicen en este dato: decida cuál vale en las contradicciones.",
                             "value")

    def _event(self, facts: Correctable) -> WeaponCorrected:
        is_serial = self.fact == "serial"
        return WeaponCorrected(
            fact=self.fact, was=written(getattr(facts.weapon, self.fact)), value=written(self._value(facts)),
            standing=self.standing, corrects=facts.corrects, serial_status=self.serial_status if is_serial else None,
            serial_normalised=normalised(self.serial) if self.serial else None, identity=facts.identity,
            reason=reason_of(self.reason, self.source))

    def _revoked(self, facts: Correctable) -> list[Decision]:
        # The tag of a label tells one serial from another: on the corrected one it would cry wolf.
        if self.fact != "serial" or facts.label is None:
            return []
        return [Decision(LabelRevoked(), facts.label.id)] if is_outdated(facts.label, facts.weapon, self.serial) else []


def is_outdated(label: Label, weapon: Weapon, serial: str | None) -> bool:
    """Whether the tag of a label would no longer match a weapon with this serial."""
    return not parse(label.token).matches(serial or registry_number(weapon.id))


def refuse_private_class(weapon: Weapon, value: Value, field: str) -> None:
    """A class of the State is no class of a weapon that a person owns."""
    if value in STATE_CLASSES and weapon.owner.startswith("party:"):
        raise RuleBroken("Un arma de guerra u orgánica no puede ser de un particular.", field,
                         subject=weapon.subject, serial=weapon.serial or "")


def written(value: Value) -> str | int | None:
    """A value as an entry carries it: a date becomes its ISO form."""
    return value.isoformat() if isinstance(value, date) else value
