"""What a person finds on arriving: the acts of the day, and the weapons that need somebody to look."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import Select, String, cast, func, literal, select
from sqlalchemy.orm import Session

from models.act import Act
from models.party import Party
from models.request import Request
from models.weapon import Weapon
from registry.operations.legal_day import CARACAS, legal_day
from registry.permissions import Authority
from registry.queries.requests import to_decide
from registry.queries.weapon_list import Line, line_of, within

#: Lines shown of each list; the rest is one link away.
MOST = 8


@dataclass(frozen=True)
class Queue:
    """Weapons in one situation that asks for attention: how many, and the oldest of them."""

    name: str
    count: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class WorkOfToday:
    """The person's own acts of the legal day, newest first, and the queues within reach."""

    acts: tuple[Act, ...]
    act_count: int
    queues: tuple[Queue, ...]
    in_charge: int
    #: What other persons ask and this one may decide: how many, and those that expire first.
    to_decide: tuple[Request, ...]
    to_decide_count: int


def work_of_today(session: Session, authority: Authority, now: datetime) -> WorkOfToday:
    """The start page of the person; queues only for those who may read weapons."""
    own = select(Act).where(Act.actor_id == authority.user_id, Act.recorded_at >= _midnight(now))
    acts = tuple(session.scalars(own.order_by(Act.id.desc()).limit(MOST)))
    decide = to_decide(session, authority, now) if authority.has("request:decide") else None
    asked = () if decide is None else tuple(session.scalars(decide.limit(MOST)))
    asked_count = 0 if decide is None else _count(session, decide)
    if not authority.has("weapon:read"):
        return WorkOfToday(acts, _count(session, own), (), 0, asked, asked_count)
    queues = tuple(_queue(session, name, query) for name, query in _queues(authority, now).items())
    return WorkOfToday(acts, _count(session, own), queues, _count(session, within(authority)), asked, asked_count)


def _queues(authority: Authority, now: datetime) -> dict[str, Select[Weapon]]:
    mine = within(authority)
    unfit = (select(literal("party:") + cast(Party.id, String))
             .where(Party.died_on.is_not(None) | Party.is_suspended, Party.merged_into.is_(None)))
    return {
        "overdue": mine.where(Weapon.status == "issued_out", Weapon.due_back_at < now).order_by(Weapon.due_back_at),
        "not_located": mine.where(Weapon.status == "not_located").order_by(Weapon.custody_since),
        "to_be_located": mine.where(Weapon.status == "to_be_located").order_by(Weapon.custody_since),
        "lost": mine.where(Weapon.status == "lost").order_by(Weapon.custody_since),
        "stolen": mine.where(Weapon.status == "stolen").order_by(Weapon.custody_since),
        "to_recover": mine.where(Weapon.custodian.in_(unfit)).order_by(Weapon.custody_since),
        "held": mine.where(Weapon.open_holds > 0).order_by(Weapon.id),
    }


def _queue(session: Session, name: str, query: Select[Weapon]) -> Queue:
    lines = tuple(line_of(session, weapon) for weapon in session.scalars(query.limit(MOST)))
    return Queue(name, _count(session, query), lines)


def _count(session: Session, query: Select[Any]) -> int:
    return session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def _midnight(now: datetime) -> datetime:
    """The first moment of the legal day of `now`."""
    return datetime.combine(legal_day(now), time(), CARACAS)
