"""Go on passing what a merged body has left to the one that succeeds it: the next piece."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.organisation import Organisation
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.found import found
from registry.operations.left_behind import LeftBehind, left_behind
from registry.operations.succession import PIECE, passed_on


@dataclass(frozen=True)
class CarryOverFacts:
    """The merged body, the one that stands for it now, and what is left to pass on."""

    unit: Organisation
    into: Organisation | None
    left: LeftBehind


@dataclass(frozen=True, kw_only=True)
class CarryOver(Operation):
    """Pass on the next few hundred things of `organisation`."""

    name = "carry_over"
    permission = "organisation:merge"

    organisation: int

    def facts(self, session: Session) -> CarryOverFacts:
        unit = found(session, Organisation, self.organisation)
        return CarryOverFacts(unit, successor_of(session, unit), left_behind(session, unit.id, PIECE))

    def organisations(self, facts: CarryOverFacts) -> Iterable[int | None]:
        return [facts.unit.id, facts.into.id if facts.into else None]

    def decide(self, facts: CarryOverFacts, now: datetime, actor: int) -> list[Decision]:
        if facts.into is None:
            raise RuleBroken("Este organismo no se unió a otro.")
        decisions = passed_on(facts.left, facts.unit, facts.into, PIECE)
        if not decisions:
            raise RuleBroken("Ya no queda nada por traspasar.")
        return decisions


def successor_of(session: Session, unit: Organisation) -> Organisation | None:
    """The body that stands for a merged one now, through every later merger; None for one that was not merged."""
    node: Organisation | None = unit
    while node is not None and node.merged_into is not None:
        node = session.get(Organisation, node.merged_into)
    return None if node is unit else node
