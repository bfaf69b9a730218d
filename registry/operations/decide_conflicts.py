"""Decide what is right where papers contradict each other: one of them, or neither but what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from marking.serial import pattern_form
from models.conflict import UNIT
from models.events.document import LabelRevoked
from models.events.weapon_conflict import WeaponConflictDecided
from models.vocabulary import N_
from registry.errors import RuleBroken
from registry.operations.base import Decision, Operation, judged
from registry.operations.conflict_sides import REGISTERED, SEEN, SIDES, Side
from registry.operations.correct import IDENTIFYING, is_outdated, refuse_private_class, written
from registry.operations.custody_order import custody_of, refuse_before
from registry.operations.open_conflicts import (
    OpenConflict,
    OpenConflicts,
    authors_of,
    deciders_in,
    labels_of,
    open_conflicts,
)
from registry.operations.spelling import Spelling, spelling_of
from registry.operations.twins import Twin, twins_by_identity
from registry.operations.weapon_facts import Value, refuse_fact, refuse_serial
from registry.operations.weapons import organisation_of, refuse, refuse_withdrawn
from registry.operations.words import reason_of

#: Conflicts of one act: a commit of so many takes well under a second.
MOST = 250
#: Facts that are never changed by one person: what the weapon is, and its class.
NEVER_ALONE = frozenset({*IDENTIFYING, "weapon_class"})
IN_HANDS = N_("El arma está en manos de alguien: asiente primero su devolución, o decida que vale lo que consta.")
NOT_SEEN = N_("Quién responde por el arma lo dice un papel. Si la tiene a la vista, asiente su entrada al parque.")


@dataclass(frozen=True, kw_only=True)
class DecideConflicts(Operation):
    """Say what stands of facts that papers tell differently; all of one fact, in one act, for one reason."""

    name = "decide_conflicts"
    permission = "conflict:decide"

    #: Each conflict by its name (`models.conflict.conflict_name`), and the weapon of each.
    conflicts: tuple[str, ...]
    weapons: tuple[int, ...]
    #: A code of the vocabulary ``conflict_side``.
    stands: str
    #: Entry of the claim that stands; None: the newest of each.
    claim: int | None = None
    #: What was seen, when that is what stands.
    value: Value = None
    serial_status: str | None = None
    reason: str

    @property
    def side(self) -> Side:
        """What stands."""
        return Side(self.stands, self.claim, self.value, self.serial_status)

    def facts(self, session: Session) -> OpenConflicts:
        found = open_conflicts(session, self.weapons, self.conflicts)
        units, called = self.side.units(found), self._called(session, found)
        for unit in units:
            organisation_of(session, unit, "stands")
        return OpenConflicts(
            found, labels_of(session, (one.weapon for one in found)), called, self._twins(session, found, called),
            authors_of(session, found), deciders_in(session, units | {one.weapon.organisation_id for one in found}),
            custody_of(session, [one.weapon for one in found if one.fact == UNIT], self.claimed_at))

    def _called(self, session: Session, conflicts: Iterable[OpenConflict]) -> dict[int, Spelling]:
        words = {one.weapon.id: words for one in conflicts if (words := self.side.words(one)) is not None}
        spellings = {key: spelling_of(session, *key) for key in {tuple(each.values()) for each in words.values()}}
        return {weapon: spellings[tuple(each.values())] for weapon, each in words.items()}

    def _twins(self, session: Session, conflicts: Iterable[OpenConflict],
               called: dict[int, Spelling]) -> dict[int, Twin]:
        """Weapon → another that is called already what it would be."""
        named = {one.weapon.id: (called[one.weapon.id], serial) for one in conflicts
                 if one.weapon.id in called and (serial := self.side.serial(one))}
        found = twins_by_identity(session, named.values())
        others = {id_: [twin for twin in found.get(str(spelling.identity(serial)), ()) if twin.weapon.id != id_]
                  for id_, (spelling, serial) in named.items()}
        return {id_: twins[0] for id_, twins in others.items() if twins}

    def organisations(self, facts: OpenConflicts) -> Iterable[int]:
        return self.side.units(facts.open) | {weapon.organisation_id for weapon in facts.weapons}

    @property
    def about(self) -> str | None:
        """The weapon, when it is one."""
        return f"weapon:{self.weapons[0]}" if len(set(self.weapons)) == 1 else None

    def needs_another(self, facts: OpenConflicts, actor: int) -> bool:
        """Whether a second person must agree: to change what a weapon is, or about papers one brought oneself."""
        is_change = self.stands != REGISTERED and any(one.fact in NEVER_ALONE for one in facts.open)
        return is_change or not facts.may_decide_alone(actor)

    def decide(self, facts: OpenConflicts, now: datetime, actor: int) -> list[Decision]:
        self._refuse_together(facts)
        reason_of(self.reason)  # told once, not of each weapon
        decided = judged(facts.open, lambda one: self._decide_one(one, facts, now))
        return [*decided, *self._revoked(facts)]

    def _refuse_together(self, facts: OpenConflicts) -> None:
        if self.stands not in SIDES:
            raise RuleBroken("Elija qué vale.", "stands")
        if len(facts.open) > MOST:
            raise RuleBroken("Decida a lo sumo 250 contradicciones en un acto.", "stands")
        if len({one.fact for one in facts.open}) > 1:
            raise RuleBroken("Elija contradicciones de un mismo dato para decidirlas juntas.", "stands")
        if self.stands == SEEN and len(facts.open) > 1:
            raise RuleBroken("Lo que se vio se asienta arma por arma.", "stands")

    def _decide_one(self, one: OpenConflict, facts: OpenConflicts, now: datetime) -> Decision:
        refuse_withdrawn(one.weapon)
        if one.fact == UNIT:
            self._refuse_move(one, facts)
        else:
            self._refuse_value(one, facts, now)
        return Decision(self._event(one, facts.called.get(one.weapon.id)), one.weapon.id)

    def _refuse_move(self, one: OpenConflict, facts: OpenConflicts) -> None:
        if self.stands == SEEN:
            raise RuleBroken(NOT_SEEN, "stands")
        if self.side.custody(one)[0] is None:
            return
        if one.weapon.custodian.startswith("party:"):
            refuse(one.weapon, IN_HANDS, "stands")
        refuse_before(one.weapon, facts.earlier, self.claimed_at)

    def _refuse_value(self, one: OpenConflict, facts: OpenConflicts, now: datetime) -> None:
        side = self.side
        refuse_fact(one.fact, side.said(one), side.standing(one), now)
        if one.fact == "serial":
            refuse_serial(side.serial_of(one), side.status(one))
        if one.fact == "weapon_class":
            refuse_private_class(one.weapon, side.said(one), "stands")
        if one.weapon.id in facts.twins:
            twin = facts.twins[one.weapon.id]
            raise twin.refusal("stands", subject=one.weapon.subject, serial=one.weapon.serial or "")

    def _event(self, one: OpenConflict, called: Spelling | None) -> WeaponConflictDecided:
        side, is_unit, serial = self.side, one.fact == UNIT, self.side.serial_of(one)
        custodian, status = side.custody(one) if is_unit else (None, None)
        return WeaponConflictDecided(
            fact=one.fact, conflict=one.conflict.entry, stands=self.stands, claim=side.claim_of(one),
            was=written(one.registered), value=written(side.value_of(one, called)),
            standing=None if is_unit else side.standing(one), serial_status=side.status(one),
            serial_normalised=pattern_form(serial) if serial else None, identity=side.identity(one, called),
            custodian=custodian, status=status, reason=reason_of(self.reason))

    def _revoked(self, facts: OpenConflicts) -> list[Decision]:
        held = [(one, label) for one in facts.open if (label := facts.labels.get(one.weapon.id))]
        return [Decision(LabelRevoked(), label.id) for one, label in held
                if one.fact == "serial" and is_outdated(label, one.weapon, self.side.serial_of(one))]
