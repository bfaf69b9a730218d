"""What was counted day by day of the weapons that are to be located; a day on which nobody counted says so."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.daily_count import ToBeLocatedCount
from models.organisation import branch_of

#: Days that a page shows.
MOST_DAYS = 30


@dataclass(frozen=True)
class DayCount:
    """A unit with everything below it on one legal day; None for a day on which nobody counted."""

    day: date
    #: Weapons, days the longest has waited, and days they have waited together.
    weapons: int | None = None
    longest: int = 0
    days: int = 0
    #: The moment it was counted.
    at: datetime | None = field(default=None, compare=False)


def daily_counts(session: Session, unit: int, today: date) -> tuple[DayCount, ...]:
    """The last days up to `today`, newest first, none before the first that was ever counted; `today` if counted."""
    since = today - timedelta(days=MOST_DAYS - 1)
    moments = select(ToBeLocatedCount.day, func.max(ToBeLocatedCount.counted_at)).where(ToBeLocatedCount.day >= since)
    counted = dict(iter(session.execute(moments.group_by(ToBeLocatedCount.day))))
    if not counted:
        return ()
    query = select(ToBeLocatedCount.day, func.sum(ToBeLocatedCount.weapons), func.max(ToBeLocatedCount.longest),
                   func.sum(ToBeLocatedCount.days))
    of_branch = query.where(ToBeLocatedCount.day >= since, ToBeLocatedCount.organisation_id.in_(branch_of(unit)))
    found = {day: DayCount(day, int(weapons), int(longest), int(days), counted[day]) for day, weapons, longest, days in
             session.execute(of_branch.group_by(ToBeLocatedCount.day))}
    first = session.scalar(select(func.min(ToBeLocatedCount.day))) or today
    newest = today if today in counted else today - timedelta(days=1)
    days = [newest - timedelta(days=back) for back in range((newest - max(first, since)).days + 1)]
    return tuple(found.get(day, DayCount(day, 0, at=counted[day])) if day in counted else DayCount(day) for day in days)
