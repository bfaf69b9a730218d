"""Names typed in a form, looked up together: everything that names nobody is told at once."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from registry.errors import RuleBroken, RulesBroken
from registry.permissions import Authority
from registry.queries.named import holder_named, person_named, unit_named

T = TypeVar("T")


class LookUps:
    """Each look-up gives the thing, or something that `refuse` will never let through."""

    def __init__(self, session: Session, authority: Authority) -> None:
        self.session, self.authority = session, authority
        self.broken: list[RuleBroken] = []

    def unit(self, text: str | None, field: str) -> int:
        """The id of the unit typed by code or name."""
        return self._found(lambda: unit_named(self.session, text or "", field).id, 0)

    def person(self, text: str | None, field: str) -> int:
        """The id of the person typed by cédula, RIF or badge."""
        return self._found(lambda: person_named(self.session, self.authority, text or "", field).id, 0)

    def holder(self, text: str | None, field: str) -> str:
        """The reference of the person or body typed."""
        return self._found(lambda: holder_named(self.session, self.authority, text or "", field), "unknown")

    def refuse(self) -> None:
        """Raise what was not found."""
        if self.broken:
            raise RulesBroken(self.broken)

    def _found(self, find: Callable[[], T], nothing: T) -> T:
        try:
            return find()
        except RuleBroken as broken:
            self.broken.append(broken)
            return nothing
