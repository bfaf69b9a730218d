"""How each row of a list is judged: against what is registered, and against the rows before it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from marking.registry_number import registry_number
from models.conflict import UNIT, ConflictClaim
from models.organisation import Organisation
from models.serial_key import SerialKey
from models.vocabulary import N_
from models.weapon import FACTS, Weapon
from registry.errors import RuleBroken
from registry.operations.claims import LONGEST_FOLIO, Claim, ClaimedWeapon, RefusedRow, claimed_of, is_otherwise
from registry.operations.joined import stays_of
from registry.operations.spelling import WORDS
from registry.operations.twins import Twin, twins_by_identity
from registry.operations.weapon_facts import refuse_fact, refuse_serial, refuse_unstorable
from registry.operations.weapons import refuse_place
from registry.operations.words import refuse_unwritable

ELSEWHERE = N_("Contradice al arma %(weapon)s, de otro organismo, en: %(facts)s. Avise a quien responde por ella.")
WITHDRAWN = N_("Contradice al arma %(weapon)s, dada de baja, en: %(facts)s.")
#: What is told of a row that names a record that was joined to that of another weapon.
NAMES_JOINED = N_("Nombra la ficha %(record)s, que se unió a la de esta arma.")
NO_UNIT = N_("La unidad no está en el organigrama.")
#: What makes it the same weapon contradicts nothing, however it is written.
IDENTIFYING = frozenset({*WORDS, "serial"})


@dataclass(frozen=True)
class Verdict:
    """What becomes of a row: a code of the vocabulary ``import_verdict``, and why when it is refused.

    What it repeats, contradicts or resembles is a weapon of the registry, or the line of an earlier row that is one
    only now.
    """

    verdict: str
    weapon: int | None = None
    of_line: int | None = None
    near: int | None = None
    near_line: int | None = None
    reason: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    #: Facts the row tells otherwise.
    facts: tuple[str, ...] = ()

    @classmethod
    def already(cls, weapon: int, record: int) -> Verdict:
        """The row repeats `weapon`, by the `record` of it that bears its name."""
        if record == weapon:
            return cls("already", weapon)
        return cls("already", weapon, reason=NAMES_JOINED, values={"record": registry_number(record)})


@dataclass(frozen=True)
class Known:
    """Of some rows: lines recorded, weapons of the same identity, units, and weapons with a number like theirs."""

    #: Line → the record it was registered as, or that it contradicts.
    lines: dict[int, int]
    #: Identity → the weapon called so.
    twins: dict[str, Twin]
    units: frozenset[int]
    near: dict[str, int]
    #: The units whose weapons the person may contradict.
    reach: frozenset[int]
    #: Record of `lines` or `near` → the one that stands for it.
    stays: dict[int, int]


def known_of(session: Session, source: int | None, claims: tuple[Claim, ...], reach: Iterable[int]) -> Known:
    """What the registry knows of these rows; `source` is None for one that was not brought yet."""
    claimed = claimed_of(claims)
    folded = {claim.near for claim in claimed if claim.near}
    lines = {} if source is None else _recorded(session, source, [claim.line for claim in claims])
    units = select(Organisation.id).where(Organisation.id.in_({claim.organisation for claim in claimed}))
    near = dict(session.execute(
        select(SerialKey.folded, SerialKey.weapon_id).where(SerialKey.folded.in_(folded))).all())
    return Known(lines, _twins(session, claimed), frozenset(session.scalars(units)), near, frozenset(reach),
                 stays_of(session, {*lines.values(), *near.values()}))


def _twins(session: Session, claimed: Iterable[ClaimedWeapon]) -> dict[str, Twin]:
    found = twins_by_identity(session, ((claim.spelling, claim.facts["serial"]) for claim in claimed if claim.identity))
    return {identity: twins[0] for identity, twins in found.items()}


def _recorded(session: Session, source: int, lines: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for line, weapon, of in ((ConflictClaim.line, ConflictClaim.weapon_id, ConflictClaim.source_id),
                             (Weapon.line, Weapon.id, Weapon.source_id)):
        rows = session.execute(select(func.coalesce(line, 0), weapon).where(of == source, line.in_(lines)))
        found |= dict(rows.all())
    return found


class Judging:
    """Judges rows one after another: a later one may repeat an earlier one."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._taken: dict[Hashable, ClaimedWeapon] = {}
        self._near: dict[str, int] = {}

    def verdict(self, claim: Claim, known: Known) -> Verdict:
        """What becomes of the next row."""
        if claim.line in known.lines:
            record = known.lines[claim.line]
            return Verdict.already(known.stays[record], record)
        if isinstance(claim, RefusedRow):
            return Verdict("refused", reason=claim.reason, values=claim.values)
        try:
            self._refuse_broken(claim, known)
        except RuleBroken as broken:
            return Verdict("refused", reason=broken.msgid, values=broken.values)
        return self._repeated(claim, known) or self._taking(claim, known)

    def _repeated(self, claim: ClaimedWeapon, known: Known) -> Verdict | None:
        # Rows without a serial that can be compared may be alike and be different weapons.
        twin = known.twins.get(claim.identity or "")
        earlier = next((self._taken[name] for name in claim.names if name in self._taken), None)
        if twin is not None:
            return _of_twin(claim, twin, _barred(twin.weapon, known.reach))
        if earlier is not None:
            said = earlier.facts | {UNIT: earlier.organisation}
            return _same_or_not(claim, said, (), Verdict("already", of_line=earlier.line), None)
        return None

    def _taking(self, claim: ClaimedWeapon, known: Known) -> Verdict:
        self._taken |= dict.fromkeys(claim.names, claim)
        if claim.near is None:
            return Verdict("accepted")
        record, near_line = known.near.get(claim.near), self._near.get(claim.near)
        near = None if record is None else known.stays[record]
        self._near.setdefault(claim.near, claim.line)
        return Verdict("accepted", near=near, near_line=near_line)

    def _refuse_broken(self, claim: ClaimedWeapon, known: Known) -> None:
        if claim.organisation not in known.units:
            raise RuleBroken(NO_UNIT, "organisation")
        refuse_serial(claim.facts["serial"], claim.serial_status)
        for part in claim.components:
            refuse_unstorable(part["serial"])
        for name in FACTS:
            refuse_fact(name, claim.facts[name], claim.standings.get(name), self._now)
        refuse_place(claim.place)
        refuse_unwritable(claim.folio, "folio", LONGEST_FOLIO)


def _barred(twin: Weapon, reach: frozenset[int]) -> str | None:
    """Why nothing more can be said of a weapon: it left the registry, or it is of another body.

    Whose weapon a list contradicts must be within reach of who loads it: nobody blocks the weapons of another body.
    """
    if twin.organisation_id not in reach:
        return ELSEWHERE
    return WITHDRAWN if twin.status == "withdrawn" else None


def _of_twin(claim: ClaimedWeapon, twin: Twin, barred: str | None) -> Verdict:
    """What a joined record said otherwise was told when it was joined: a row that says it again tells nothing new."""
    told = [_registered(record) for record in twin.records]
    same = Verdict.already(twin.weapon.id, (twin.joined or twin.weapon).id)
    return _same_or_not(claim, _registered(twin.weapon), told, same, barred)


def _registered(record: Weapon) -> dict[str, Any]:
    return {name: getattr(record, name) for name in FACTS} | {UNIT: record.organisation_id}


def _same_or_not(claim: ClaimedWeapon, known: dict[str, Any], told: Iterable[dict[str, Any]], same: Verdict,
                 barred: str | None) -> Verdict:
    """A row that says of a weapon what is known, or was told, or less, repeats it; any other contradicts it."""
    said = claim.facts | {UNIT: claim.organisation}
    different = tuple(name for name, value in said.items() if name not in IDENTIFYING
                      and is_otherwise(value, known[name]) and all(value != record[name] for record in told))
    if not different:
        return same
    if barred is not None:
        return Verdict("refused", same.weapon, same.of_line, reason=barred, values={"facts": list(different)})
    return Verdict("contradicts", same.weapon, same.of_line, facts=different)
