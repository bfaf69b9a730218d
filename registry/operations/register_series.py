"""Register weapons of one delivery that differ in the number of their serial: each its own record, all in one act."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from marking.serial import normalised
from models.catalogue import legal_value
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.legal_day import legal_day
from registry.operations.questions import ALIKE, Question
from registry.operations.register import Register, RegisterFacts
from registry.operations.twins import Twin, twins_of

#: Weapons of one act: a commit of so many takes well under a second.
MOST = 250
FEWEST = 2
#: Serials, or runs of them, that a sentence names.
NAMED = 8
TOO_MANY = N_("Una serie es de %(fewest)s a %(most)s armas. Divídala, o cargue una lista.")
NOT_ALONE = N_("Más de %(most)s armas de una vez no las asienta una persona sola: cárguelas como lista.")
TWINS = N_("Ya hay armas con esta marca, modelo y calibre y %(count)s de los seriales: %(serials)s. Nada se asentó. Si "
           "no son de esta serie, escríbalas en «Menos estas».")


@dataclass(frozen=True)
class RegisterSeriesFacts:
    """What each registration must know, the weapons that have one of the identities, and how many one may do alone."""

    shared: RegisterFacts
    twins: tuple[Twin, ...]
    alone: int | None


@dataclass(frozen=True, kw_only=True)
class RegisterSeries(Operation):
    """Register a weapon like `like` for each of `serials` (Ley art. 51.1): all of them, or none."""

    name = "register_series"
    permission = "weapon:register"

    like: Register
    serials: tuple[str, ...]
    #: Serial → weapons the acting person may read whose serials could be taken for it (V01).
    alike: dict[str, tuple[int, ...]] = field(default_factory=dict)
    shown = Operation.shown | {"alike"}

    @property
    def each(self) -> list[Register]:
        """The registration of each weapon; it brings no part, picture or paper, which are of one weapon alone."""
        return [replace(self.like, serial=serial, components=(), photographs=(), alike=self.alike.get(serial, ()))
                for serial in self.serials]

    def facts(self, session: Session) -> RegisterSeriesFacts:
        shared = replace(self.like.facts(session), twin=None)
        twins = twins_of(session, shared.spelling, self.serials)
        alone = legal_value(session, "import_rows_alone", legal_day(self.claimed_at))
        return RegisterSeriesFacts(shared, tuple(twins), alone)

    def organisations(self, facts: RegisterSeriesFacts) -> Iterable[int]:
        return [facts.shared.unit.id]

    def decide(self, facts: RegisterSeriesFacts, now: datetime, actor: int) -> list[Decision]:
        self._refuse_size(facts.alone)
        decided = [each.decide(facts.shared, now, actor) for each in self.each]
        self._refuse_twins(facts.twins)
        answered = [replace(answer, of=place) for place, (_event, *given) in enumerate(decided) for answer in given]
        return [*(event for event, *_given in decided), *answered]

    def questions(self, facts: RegisterSeriesFacts, now: datetime) -> list[Question]:
        others = tuple(sorted({other for near in self.alike.values() for other in near}))
        near = [Question(ALIKE, others)] if others else []
        return [*near, *replace(self.like, alike=()).questions(facts.shared, now)]

    def _refuse_size(self, alone: int | None) -> None:
        if not FEWEST <= len(self.serials) <= MOST:
            raise RuleBroken(TOO_MANY, "count", fewest=FEWEST, most=MOST)
        if alone is not None and len(self.serials) > alone:
            raise RuleBroken(NOT_ALONE, "count", most=alone)

    def _refuse_twins(self, twins: tuple[Twin, ...]) -> None:
        if not twins:
            return
        taken = {record.serial_normalised for twin in twins for record in twin.records}
        places = [place for place, serial in enumerate(self.serials) if normalised(serial) in taken]
        raise RuleBroken(TWINS, "serial", subject=twins[0].weapon.subject, weapon=twins[0].weapon.id, count=len(places),
                         serials=self._named(places))

    def _named(self, places: list[int]) -> str:
        """«A 07, A 09–A 12»: runs by their ends, as many as a sentence holds."""
        runs: list[list[int]] = []
        for place in places:
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        ends = [(self.serials[run[0]], self.serials[run[-1]]) for run in runs[:NAMED]]
        return ", ".join(first if first == last else f"{first}–{last}" for first, last in ends) + (
            ", …" if len(runs) > NAMED else "")
