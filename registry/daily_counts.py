"""Counting, once a legal day, the weapons that are to be located, and for how long: what a day missed stays missed."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import Engine, String, exists, func, select
from sqlalchemy.orm import Session

from models.daily_count import ToBeLocatedCount
from models.database import operational, reading
from models.organisation import Organisation
from models.weapon import Weapon
from registry.operations.legal_day import legal_day

#: Characters of an instant up to its hour: so many weapons share one that they are counted together.
HOUR = 13


def count_to_be_located(engine: Engine, now: datetime) -> bool:
    """Count for the legal day of `now`, unless that was done; whether it was counted now."""
    today = legal_day(now)
    with reading(engine) as session:
        if session.scalar(select(exists().where(ToBeLocatedCount.day == today))):
            return False
        waiting = _days_waiting(session, today)
        for root in session.scalars(select(Organisation.id).where(Organisation.parent_id.is_(None))):
            waiting.setdefault(root, [])
    with operational(engine) as session:
        session.add_all(ToBeLocatedCount(
            day=today, organisation_id=unit, weapons=sum(count for _, count in groups),
            days=sum(days * count for days, count in groups), longest=max((days for days, _ in groups), default=0),
            counted_at=now) for unit, groups in waiting.items())
    return True


def _days_waiting(session: Session, today: date) -> dict[int, list[tuple[int, int]]]:
    """Unit → days and how many weapons have been to be located for so long."""
    hour = func.substr(Weapon.custody_since, 1, HOUR, type_=String)
    query = select(Weapon.organisation_id, hour, func.count()).where(Weapon.status == "to_be_located")
    waiting = defaultdict(list)
    for unit, since, count in session.execute(query.group_by(Weapon.organisation_id, hour)):
        began = legal_day(datetime.fromisoformat(f"{since}:00:00+00:00"))
        waiting[unit].append((max((today - began).days, 0), count))
    return dict(waiting)
