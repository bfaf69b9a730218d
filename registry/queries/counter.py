"""The counter: each reading becomes a line, and each line a verdict, by the act's own rule."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.party import Party, PartyIdentity
from models.weapon import Weapon
from registry.errors import RuleBroken
from registry.operations.weapons import entitled
from registry.permissions import Authority, scope
from registry.queries.permitted import PERMISSIONS, refusal_of
from registry.queries.readings import Way, readings_of

#: Things one act may cover.
MOST_LINES = 1000


class Verdict(enum.StrEnum):
    """What a line may do."""

    READY = "ready"
    CONFIRM = "confirm"
    REFUSED = "refused"


class Doubt(enum.StrEnum):
    """Why a line waits or stays out, when it is not a rule of the act."""

    NOT_FOUND = "not_found"
    ELSEWHERE = "elsewhere"
    SEVERAL = "several"
    REVOKED_LABEL = "revoked_label"
    BY_PART = "by_part"
    JOINED = "joined"


@dataclass(frozen=True)
class Read:
    """One thing read, any number of times; `weapon_id` is 0 when it names no weapon or several."""

    weapon_id: int
    times: int
    #: A `Way`, a `Doubt`, or ``confirmed`` when a person compared the serial.
    way: str
    #: As it was first read: all there is to tell the line of another body's weapon by.
    text: str = ""

    @property
    def key(self) -> str:
        """What makes it the same thing when it is read again."""
        return str(self.weapon_id) if self.weapon_id else f"0:{self.text}"


@dataclass(frozen=True)
class CounterLine:
    """A line of the counter."""

    read: Read
    weapon: Weapon | None
    verdict: Verdict
    doubt: Doubt | None = None
    broken: RuleBroken | None = None


CONFIRMED = "confirmed"
_IN_DOUBT: dict[str, Doubt] = {Way.REVOKED_LABEL: Doubt.REVOKED_LABEL, Way.MARK: Doubt.BY_PART, Way.PART: Doubt.BY_PART,
                             Way.JOINED: Doubt.JOINED}


def with_reading(session: Session, reads: list[Read], text: str) -> list[Read]:
    """`reads` with one more reading of `text`; a thing read before is counted once and keeps its line."""
    found = readings_of(session, text)
    doubt = Doubt.NOT_FOUND if not found else Doubt.SEVERAL
    fresh = Read(found[0].weapon_id, 1, found[0].way, text) if len(found) == 1 else Read(0, 1, doubt, text)
    for place, known in enumerate(reads):
        if known.key == fresh.key:
            # A better reading clears a doubt; a worse one raises none.
            way = fresh.way if known.way in _IN_DOUBT and fresh.way not in _IN_DOUBT else known.way
            return [*reads[:place], replace(known, times=known.times + 1, way=way), *reads[place + 1:]]
    return [*reads, fresh] if len(reads) < MOST_LINES else reads


def changed_line(before: list[Read], after: list[Read]) -> int | None:
    """The place of the last line that is new or was read again; None when lines were only taken away."""
    if len(after) < len(before):
        return None
    changed = [place for place, read in enumerate(after) if place >= len(before) or before[place] != read]
    return changed[-1] if changed else None


def judged(session: Session, authority: Authority, operation: str, reads: Iterable[Read],
           now: datetime) -> list[CounterLine]:
    """Each reading with its verdict, in the order read."""
    reads = list(reads)
    reach = Weapon.organisation_id.in_(scope(authority, PERMISSIONS[operation]))
    ids = [read.weapon_id for read in reads if read.weapon_id]
    weapons = {weapon.id: weapon for weapon in session.scalars(select(Weapon).where(Weapon.id.in_(ids), reach))}
    return [_line(session, authority, operation, read, weapons.get(read.weapon_id), now) for read in reads]


def _line(session: Session, authority: Authority, operation: str, read: Read, weapon: Weapon | None,
          now: datetime) -> CounterLine:
    if weapon is None:
        why = Doubt.ELSEWHERE if read.weapon_id else Doubt(read.way) if read.way in set(Doubt) else Doubt.NOT_FOUND
        return CounterLine(read, None, Verdict.CONFIRM if why is Doubt.SEVERAL else Verdict.REFUSED, why)
    broken = refusal_of(session, operation, weapon, authority.user_id, now)
    if broken is not None:
        return CounterLine(read, weapon, Verdict.REFUSED, broken=broken)
    doubt = _IN_DOUBT.get(read.way)
    return CounterLine(read, weapon, Verdict.CONFIRM if doubt else Verdict.READY, doubt)


@dataclass(frozen=True)
class ReceiverStanding:
    """Who stands at the counter: the person, how he is known, what he holds, and why he may not receive."""

    party: Party
    identity: PartyIdentity
    holds: int
    overdue: int
    broken: RuleBroken | None


def receiver_standing(session: Session, party: Party, now: datetime) -> ReceiverStanding:
    """Whether the officer may receive, by the rule of the act, and what he has already."""
    identity = session.get_one(PartyIdentity, party.identity)
    held = session.scalars(select(Weapon).where(Weapon.custodian == party.subject)).all()
    overdue = sum(weapon.due_back_at is not None and weapon.due_back_at < now for weapon in held)
    try:
        entitled(party)
    except RuleBroken as broken:
        return ReceiverStanding(party, identity, len(held), overdue, broken)
    return ReceiverStanding(party, identity, len(held), overdue, None)
