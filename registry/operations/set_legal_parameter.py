"""Set a figure of the law, with where it comes from, how sure that is, and from which day it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import LegalParameter
from models.events.legal_parameter import LegalParameterSet
from models.organisation import Organisation
from models.vocabulary import N_, VOCABULARY
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation
from registry.operations.words import required

#: Nothing the law counts comes near; far below what every reader of JSON keeps exactly.
HIGHEST = 1_000_000_000
LONGEST_SOURCE = 300


@dataclass(frozen=True)
class LegalParameterFacts:
    """The root of the tree, whose administrators alone may set figures, and a figure of the same day."""

    root: int | None
    same_day: LegalParameter | None


@dataclass(frozen=True, kw_only=True)
class SetLegalParameter(Operation):
    """Let `parameter` be `value` from `valid_from` on; earlier figures stay for earlier days."""

    name = "set_legal_parameter"
    permission = "legal_parameter:set"

    parameter: str
    value: int | None
    source: str
    certainty: str
    valid_from: date | None

    def facts(self, session: Session) -> LegalParameterFacts:
        root = session.scalars(select(Organisation.id).where(Organisation.parent_id.is_(None))).first()
        same = select(LegalParameter).where(LegalParameter.name == self.parameter,
                                            LegalParameter.valid_from == self.valid_from)
        return LegalParameterFacts(root, session.scalars(same).first())

    def organisations(self, facts: LegalParameterFacts) -> Iterable[int | None]:
        return [facts.root]

    def decide(self, facts: LegalParameterFacts, now: datetime, actor: int) -> list[Decision]:
        if self.parameter not in VOCABULARY["legal_parameter"]:
            raise RuleBroken("Elija un parámetro legal.", "parameter")
        if self.value is None or not 0 <= self.value <= HIGHEST:
            raise RuleBroken("Escriba un número entero, en la unidad que dice el nombre.", "value")
        if self.certainty not in VOCABULARY["certainty"]:
            raise RuleBroken("Diga qué tan segura es la fuente.", "certainty")
        if self.valid_from is None:
            raise RuleBroken("Escriba desde qué día vale.", "valid_from")
        if facts.same_day is not None:
            raise RuleBroken("Ya hay un valor desde ese mismo día: elija otro día.", "valid_from")
        source = required(self.source, "source", LONGEST_SOURCE, N_("Escriba la norma o la fuente."))
        return [Decision(LegalParameterSet(name=self.parameter, value=self.value, source=source,
                                           certainty=self.certainty, valid_from=self.valid_from))]
