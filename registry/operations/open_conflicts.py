"""Contradictions loaded for a decision: the weapon, what is registered, what each paper says, who brought them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import id_of
from models.conflict import UNIT, Conflict, ConflictClaim, claimed_value, conflict_named
from models.document import Label
from models.organisation import standing_for
from models.weapon import Weapon
from registry.errors import NotFound, RuleBroken
from registry.operations.correctable import accounts_of_same_person
from registry.operations.custody_order import Earlier
from registry.operations.spelling import Spelling
from registry.operations.twins import Twin
from registry.operations.weapon_facts import Value
from registry.operations.weapons import weapons_of
from registry.permissions import holders


@dataclass(frozen=True)
class OpenConflict:
    """One fact of one weapon, as registered and as each paper has it, the oldest first."""

    weapon: Weapon
    conflict: Conflict
    claims: tuple[ConflictClaim, ...]
    #: Unit that a paper says → the one that succeeded it.
    successors: dict[str, str] = field(default_factory=dict)

    @property
    def fact(self) -> str:
        """A name of `models.weapon.FACTS`, or `UNIT`."""
        return self.conflict.fact

    @property
    def registered(self) -> Value:
        """What is registered; the unit as a reference."""
        return f"organisation:{self.weapon.organisation_id}" if self.fact == UNIT else getattr(self.weapon, self.fact)

    def claim(self, entry: int | None) -> ConflictClaim:
        """The claim recorded in `entry`; the newest when None."""
        found = [claim for claim in self.claims if entry in {None, claim.entry}]
        if not found:
            raise RuleBroken("Elija cuál de los papeles vale.", "stands")
        return found[-1]

    def said(self, entry: int | None) -> Value:
        """What that claim says, as the weapon would hold it."""
        value = self.claim(entry).value
        return claimed_value(self.fact, self.successors.get(value, value))


@dataclass(frozen=True)
class OpenConflicts:
    """The conflicts in the order asked, the labels in force of their weapons, and whom a decision concerns."""

    open: tuple[OpenConflict, ...]
    labels: dict[int, Label]
    #: Weapon → what it would be called, where the decision says what it is; and others that are called so already.
    called: dict[int, Spelling]
    twins: dict[int, Twin]
    #: Accounts of the persons who registered the weapons or recorded what the papers say.
    authors: frozenset[int]
    #: Accounts that decide alone in every unit concerned.
    deciders: frozenset[int]
    #: What a change of the unit that answers must follow, by weapon.
    earlier: Earlier = field(default_factory=dict)

    @property
    def weapons(self) -> tuple[Weapon, ...]:
        """The weapons, each once."""
        return tuple({conflict.weapon.id: conflict.weapon for conflict in self.open}.values())

    def may_decide_alone(self, actor: int) -> bool:
        """Who brought one of two papers does not say alone which of them is right."""
        return actor in self.deciders and actor not in self.authors


def open_conflicts(session: Session, weapons: Iterable[int], names: Iterable[str]) -> tuple[OpenConflict, ...]:
    """The open conflicts called `names`, each of the weapon at its place in `weapons`; `NotFound` for another's."""
    held = {weapon.id: weapon for weapon in weapons_of(session, weapons)}
    return tuple(_open(session, held[id_], name) for id_, name in zip(weapons, names, strict=True))


def _open(session: Session, weapon: Weapon, name: str) -> OpenConflict:
    conflict = session.get(Conflict, _key(name))
    if conflict is None or conflict.weapon_id != weapon.id:
        raise NotFound()
    if conflict.decided_entry is not None:
        raise RuleBroken("Esta contradicción ya se decidió.", subject=weapon.subject, serial=weapon.serial or "")
    query = select(ConflictClaim).where(ConflictClaim.conflict_entry == conflict.entry,
                                        ConflictClaim.fact == conflict.fact)
    claims = tuple(session.scalars(query.order_by(ConflictClaim.entry)))
    units = {claim.value for claim in claims if claim.fact == UNIT}
    return OpenConflict(weapon, conflict, claims, {
        unit: f"organisation:{standing_for(session, id_of(unit))}" for unit in units})


def _key(name: str) -> tuple[int, str]:
    try:
        return conflict_named(name)
    except ValueError:
        raise NotFound() from None


def authors_of(session: Session, conflicts: Iterable[OpenConflict]) -> frozenset[int]:
    """Every account of whoever registered the weapons or recorded the claims; 0 is the system, and nobody."""
    users = {user for one in conflicts for user in (one.weapon.registered_by, *(claim.actor for claim in one.claims))}
    return frozenset[int]().union(*(accounts_of_same_person(session, user) for user in users - {0}))


def deciders_in(session: Session, units: Iterable[int]) -> frozenset[int]:
    """The accounts that decide contradictions alone in every one of `units`."""
    reached = [holders(session, "conflict:approve", unit) for unit in set(units)]
    return frozenset.intersection(*reached) if reached else frozenset()


def labels_of(session: Session, weapons: Iterable[Weapon]) -> dict[int, Label]:
    """The label in force of each weapon that has one."""
    query = select(Label).where(Label.weapon_id.in_({weapon.id for weapon in weapons}), Label.is_revoked.is_(False))
    return {label.weapon_id: label for label in session.scalars(query)}
