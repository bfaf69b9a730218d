"""What rows of a list claim, and how each is judged against the registry and against the rows before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from marking.serial import UNREAD, near_pattern
from models.conflict import UNIT, ConflictClaim
from models.organisation import Organisation
from models.serial_key import SerialKey
from models.vocabulary import N_
from models.weapon import FACTS, Weapon
from registry.errors import RuleBroken
from registry.operations.identity import identity_of
from registry.operations.weapon_facts import refuse_fact, refuse_serial, refuse_unstorable
from registry.operations.weapons import refuse_place
from registry.operations.words import refuse_unwritable

LONGEST_FOLIO = 12
ELSEWHERE = N_("Contradice al arma %(weapon)s, de otro organismo, en: %(facts)s. Avise a quien responde por ella.")
WITHDRAWN = N_("Contradice al arma %(weapon)s, dada de baja, en: %(facts)s.")
#: The condition of a weapon whose paper says none and that nobody has seen.
NOT_ASSESSED = "not_assessed"
NO_UNIT = N_("La unidad no está en el organigrama.")


@dataclass(frozen=True, kw_only=True)
class ClaimedWeapon:
    """What one row claims, in our words: facts of `models.weapon.FACTS` with their standings, parts, unit, place."""

    line: int
    folio: str | None
    facts: dict[str, Any]
    standings: dict[str, str]
    serial_status: str
    #: Each: kind, serial (or None), serial_status, standing.
    components: tuple[dict[str, Any], ...]
    organisation: int
    #: ``organisation:N`` or ``unknown``.
    owner: str
    is_in_store: bool
    place: str | None
    #: The row as written, and its columns to give back when it is refused.
    paper: str
    cells: dict[str, str]
    form: str
    #: As every weapon's; None where not all of the serial was read.
    identity: str | None = field(init=False)
    #: The serial with look-alikes folded.
    near: str | None = field(init=False)

    def __post_init__(self) -> None:
        serial = self.facts["serial"]
        is_read = serial is not None and UNREAD not in serial
        make, model, calibre = (self.facts[name] for name in ("make", "model", "calibre"))
        object.__setattr__(self, "identity", identity_of(make, model, calibre, serial) if is_read else None)
        object.__setattr__(self, "near", near_pattern(serial) if serial else None)


@dataclass(frozen=True)
class RefusedRow:
    """A row that claims nothing that can be recorded, with why."""

    line: int
    reason: str
    values: dict[str, Any]
    cells: dict[str, str]
    form: str | None = None


Claim = ClaimedWeapon | RefusedRow


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


@dataclass(frozen=True)
class Known:
    """Of some rows: lines recorded, weapons of the same identity, units, and weapons with a number like theirs."""

    lines: dict[int, int]
    twins: dict[str, Weapon]
    units: frozenset[int]
    near: dict[str, int]
    #: The units whose weapons the person may contradict.
    reach: frozenset[int]


def known_of(session: Session, source: int | None, claims: tuple[Claim, ...], reach: Iterable[int]) -> Known:
    """What the registry knows of these rows; `source` is None for one that was not brought yet."""
    claimed = claimed_of(claims)
    identities = {claim.identity for claim in claimed if claim.identity}
    folded = {claim.near for claim in claimed if claim.near}
    lines = [claim.line for claim in claims]
    twins = session.scalars(select(Weapon).where(Weapon.identity.in_(identities)))
    units = select(Organisation.id).where(Organisation.id.in_({claim.organisation for claim in claimed}))
    near = select(SerialKey.folded, SerialKey.weapon_id).where(SerialKey.folded.in_(folded))
    return Known({} if source is None else _recorded(session, source, lines),
                 {str(weapon.identity): weapon for weapon in twins}, frozenset(session.scalars(units)),
                 dict(session.execute(near).all()), frozenset(reach))


def _recorded(session: Session, source: int, lines: list[int]) -> dict[int, int]:
    """Line of the source → the weapon it was registered as, or that it contradicts."""
    found: dict[int, int] = {}
    for line, weapon, of in ((ConflictClaim.line, ConflictClaim.weapon_id, ConflictClaim.source_id),
                             (Weapon.line, Weapon.id, Weapon.source_id)):
        rows = session.execute(select(func.coalesce(line, 0), weapon).where(of == source, line.in_(lines)))
        found |= dict(rows.all())
    return found


def claimed_of(claims: tuple[Claim, ...]) -> list[ClaimedWeapon]:
    """The rows that claim a weapon."""
    return [claim for claim in claims if isinstance(claim, ClaimedWeapon)]


class Judging:
    """Judges rows one after another: a later one may repeat an earlier one."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._taken: dict[str, ClaimedWeapon] = {}
        self._near: dict[str, int] = {}

    def verdict(self, claim: Claim, known: Known) -> Verdict:
        """What becomes of the next row."""
        if claim.line in known.lines:
            return Verdict("already", known.lines[claim.line])
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
        earlier = self._taken.get(claim.identity or "")
        if twin is not None:
            registered = {name: getattr(twin, name) for name in FACTS} | {UNIT: twin.organisation_id}
            return _same_or_not(claim, registered, Verdict("already", weapon=twin.id), _barred(twin, known.reach))
        if earlier is not None:
            said = earlier.facts | {UNIT: earlier.organisation}
            return _same_or_not(claim, said, Verdict("already", of_line=earlier.line), None)
        return None

    def _taking(self, claim: ClaimedWeapon, known: Known) -> Verdict:
        if claim.identity is not None:
            self._taken[claim.identity] = claim
        if claim.near is None:
            return Verdict("accepted")
        near, near_line = known.near.get(claim.near), self._near.get(claim.near)
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


def _same_or_not(claim: ClaimedWeapon, known: dict[str, Any], same: Verdict, barred: str | None) -> Verdict:
    """A row that says of a weapon what is known, or less, repeats it; one that says otherwise contradicts it."""
    said = claim.facts | {UNIT: claim.organisation}
    different = tuple(name for name, value in said.items() if name != "serial" and is_otherwise(value, known[name]))
    if not different:
        return same
    if barred is not None:
        return Verdict("refused", same.weapon, same.of_line, reason=barred, values={"facts": list(different)})
    return replace(same, verdict="contradicts", facts=different)


def is_otherwise(said: Any, known: Any) -> bool:
    """Whether two values contradict each other: what is not known contradicts nothing."""
    return not {said, known} & {None, NOT_ASSESSED} and said != known
