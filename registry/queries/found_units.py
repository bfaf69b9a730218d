"""Bodies by what a person types of them: the name or code they have, one they had, or one of a body they succeeded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organisation import Organisation, OrganisationName
from registry.operations.carry_over import successor_of
from registry.operations.identity import folded
from registry.permissions import Authority, scope

#: Letters and figures a name is looked for with; a code is found by all of it.
SHORTEST = 3


@dataclass(frozen=True)
class NamedUnit:
    """A body and what answers to the words: `before`, a name it no longer has, or `absorbed`, a body that was merged
    into it, of which that is then said; neither where it is its own name or code, which `is_exact` says is all."""

    unit: Organisation
    before: str | None = None
    absorbed: Organisation | None = None
    is_exact: bool = False

    @property
    def is_by_now(self) -> bool:
        """Whether its own name or code of now answers."""
        return self.before is None and self.absorbed is None


def named_units(session: Session, authority: Authority, typed: str) -> tuple[NamedUnit, ...]:
    """The bodies within reach that `typed` names, by name; one that was merged is answered by its successor."""
    if not authority.has("organisation:read"):
        return ()
    reach, found = set(session.scalars(scope(authority, "organisation:read"))), dict[int, NamedUnit]()
    for named in _all_named(session, typed):
        stands = successor_of(session, named.unit)
        answer = named if stands is None else replace(named, unit=stands, absorbed=named.unit, is_exact=False)
        if answer.unit.id in reach and (answer.unit.id not in found or answer.is_by_now):
            found[answer.unit.id] = answer
    return tuple(sorted(found.values(), key=lambda named: named.unit.name))


def named_otherwise(session: Session, typed: str) -> dict[int, NamedUnit]:
    """Of each body that `typed` names, merged or not, but not by its name or code of now: what answers."""
    found: dict[int, NamedUnit] = {}
    named = {each.unit.id: each for each in _all_named(session, typed)}
    for each in named.values():
        if not each.is_by_now:
            found[each.unit.id] = each
        into = each.unit.merged_into
        if into is not None and into not in named:
            found[into] = replace(each, unit=session.get_one(Organisation, into), absorbed=each.unit)
    return found


def _all_named(session: Session, typed: str) -> Iterator[NamedUnit]:
    key = folded(typed)
    before = _names_before(session, key) if len(key) >= SHORTEST else {}
    for unit in session.scalars(select(Organisation).order_by(Organisation.name)) if key else ():
        name, is_exact = folded(unit.name), key in {folded(unit.name), folded(unit.code)}
        if is_exact or (len(key) >= SHORTEST and key in name):
            yield NamedUnit(unit, is_exact=is_exact)
        elif unit.id in before:
            yield NamedUnit(unit, before[unit.id][-1])


def _names_before(session: Session, key: str) -> dict[int, list[str]]:
    names = defaultdict[int, list[str]](list)
    query = select(OrganisationName.organisation_id, OrganisationName.name).where(
        OrganisationName.name_key.contains(key, autoescape=True))
    for unit, name in session.execute(query.order_by(OrganisationName.entry)):
        names[unit].append(name)
    return names
