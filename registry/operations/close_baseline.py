"""Close the initial load of a unit: what was loaded is counted, what remains is listed, what comes later says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.baseline import BaselineRemainder
from models.events.baseline import OrganisationBaselineClosed
from models.organisation import Organisation, branch_of, line_of
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.baseline_remains import Remains, remains_of
from registry.operations.changing import refuse_closed
from registry.operations.found import found
from registry.operations.loads import RUNNING, running_load

CLOSED = N_("La carga inicial de %(name)s ya se cerró. Lo que se traiga ahora queda como posterior a la línea base.")
EMPTY = N_("%(name)s no tiene armas ni fuentes: no hay carga que cerrar.")


@dataclass(frozen=True)
class CloseBaselineFacts:
    """The unit, itself or the one above it whose load was closed before, the file being loaded, and what remains."""

    unit: Organisation
    closed: Organisation | None
    running: str | None
    remains: Remains


@dataclass(frozen=True, kw_only=True)
class CloseBaseline(Operation):
    """Close the load of `organisation` and of everything below it."""

    name = "close_baseline"
    permission = "organisation:close_baseline"

    organisation: int

    def facts(self, session: Session) -> CloseBaselineFacts:
        unit = found(session, Organisation, self.organisation)
        closed = next((each for each in line_of(session, unit.id) if each.baseline_entry is not None), None)
        return CloseBaselineFacts(unit, closed, running_load(session, branch_of(unit.id)), remains_of(session, unit.id))

    def organisations(self, facts: CloseBaselineFacts) -> Iterable[int]:
        return [facts.unit.id]

    def office(self, facts: CloseBaselineFacts, home: int) -> int:
        return facts.unit.id

    def decide(self, facts: CloseBaselineFacts, now: datetime, actor: int) -> list[Decision]:
        refuse_closed(facts.unit)
        if facts.closed is not None:
            raise RuleBroken(CLOSED, name=facts.closed.name)
        if facts.running is not None:
            raise RuleBroken(RUNNING, file=facts.running)
        remains = facts.remains
        if not remains.weapons and not remains.sources:
            raise RuleBroken(EMPTY, name=facts.unit.name)
        return [Decision(OrganisationBaselineClosed(
            weapons=remains.weapons, seen=remains.seen, sources=len(remains.sources),
            to_be_located=len(remains.to_be_located), unread=len(remains.unread), refused=remains.not_taken,
            conflicts=len(remains.conflicts),
            near_pairs=None if remains.near_pairs is None else len(remains.near_pairs),
            remains=BaselineRemainder.of(content=remains.content())), facts.unit.id)]
