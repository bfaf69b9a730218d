"""Names typed in a form, looked up together: what names nobody is told at once, who is named is a look at a person."""

from collections.abc import Callable
from typing import TypeVar

from flask import request
from sqlalchemy.orm import Session

from registry.assumed import tell_assumed
from registry.errors import RuleBroken, RulesBroken
from registry.looks import looked_at
from registry.permissions import Authority
from registry.queries.named import holder_named, person_named, unit_named

T = TypeVar("T")


class LookUps:
    """Each look-up gives the thing, or something that `refuse` will never let through."""

    def __init__(self, session: Session, authority: Authority) -> None:
        self.session, self.authority = session, authority
        self.broken: list[RuleBroken] = []
        self.shown: set[int] = set()

    def unit(self, text: str | None, field: str) -> int:
        """The id of the unit typed by code or name."""
        return self._found(lambda: unit_named(self.session, text or "", field).id, 0)

    def person(self, text: str | None, field: str) -> int:
        """The id of the person typed by cédula, RIF or badge."""
        found = self._found(lambda: person_named(self.session, self.authority, text or "", field).id, 0)
        return self._shown(found, text)

    def holder(self, text: str | None, field: str) -> str:
        """The reference of the person or body typed."""
        found = self._found(lambda: holder_named(self.session, self.authority, text or "", field), "unknown")
        kind, _colon, number = found.partition(":")
        if kind == "party":
            self._shown(int(number), text)
        return found

    def settle(self) -> None:
        """Raise what was not found; else write down whom the act is going to name. Call it once the session closed."""
        if self.broken:
            raise RulesBroken(self.broken)
        looked_at(request.endpoint or "", *sorted(self.shown))

    def _shown(self, party_id: int, text: str | None) -> int:
        if party_id:
            self.shown.add(party_id)
            tell_assumed(self.session, party_id, text or "")
        return party_id

    def _found(self, find: Callable[[], T], nothing: T) -> T:
        try:
            return find()
        except RuleBroken as broken:
            self.broken.append(broken)
            return nothing
