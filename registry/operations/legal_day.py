"""The day it is in law: counted in America/Caracas, whatever the server's clock zone."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

#: Legal days and times are counted here.
CARACAS = ZoneInfo("America/Caracas")


def legal_day(moment: datetime) -> date:
    """The calendar day of `moment` (aware) in Venezuela."""
    return moment.astimezone(CARACAS).date()


def minute_of(moment: datetime) -> datetime:
    """The moment as a form tells it: no finer than minutes."""
    return moment.replace(second=0, microsecond=0)


def beginning_of(day: date) -> datetime:
    """The moment the day begins in Venezuela."""
    return datetime.combine(day, time(), CARACAS)
