"""How documents say numbers, moments and lengths of time in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from marking.words import Translate, spanish

LEGAL_TIME = ZoneInfo("America/Caracas")

Moment = date | datetime | str
"""A datetime with zone, a date whose hour is not recorded, or one of `MISSING`."""


@dataclass(frozen=True)
class Words:
    """A translator and its language (ISO 639-1); called like gettext: `t("Página %(page)s", page=1)`."""

    translate: Translate = spanish
    language: str = "es"

    def __call__(self, text: str, /, **values: object) -> str:
        return self.translate(text, **values)


SPANISH = Words()


def number(value: int, t: Words) -> str:
    """A quantity, thousands apart: «61.877» in Spanish, «61,877» in English. What identifies is never grouped."""
    grouped = f"{value:,}"
    return grouped if t.language == "en" else grouped.replace(",", ".")


def millimetres(micrometres: int, t: Words) -> str:
    """A length in whole micrometres as millimetres without trailing zeros: 120 is «0,12»."""
    whole, rest = divmod(micrometres, 1000)
    decimals = f"{rest:03d}".rstrip("0") or "0"
    return f"{whole}{'.' if t.language == 'en' else ','}{decimals}"


def day(moment: Moment, t: Words) -> str:
    """«14-nov-2025» in legal time; a missing moment is its own word."""
    if isinstance(moment, str):
        return t(moment)
    local = _local(moment)
    return f"{local.day:02d}-{_months(t)[local.month - 1]}-{local.year}"


def hour(moment: Moment, t: Words) -> str:
    """«10:32» in legal time; «no consta» for a date without hour; empty for a missing moment."""
    if isinstance(moment, datetime):
        return f"{_local(moment):%H:%M}"
    return "" if isinstance(moment, str) else t("no consta")


def instant(moment: Moment, t: Words) -> str:
    """«14-nov-2025 10:32», or the day alone when the hour is not recorded."""
    return f"{day(moment, t)} {hour(moment, t)}" if isinstance(moment, datetime) else day(moment, t)


def together(text: str) -> str:
    """The same words with spaces at which no line is broken: «cred. 0412»."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def one_or_many(count: int, one: str, many: str) -> str:
    """`one` for exactly one, else `many`; both already worded."""
    return one if count == 1 else many


def length(since: Moment, until: Moment, t: Words) -> str:
    """The whole length: «15 días, 13 horas, 25 minutos»; in days alone when an hour is not recorded."""
    parts = _parts(since, until, t)
    return ", ".join(parts) if isinstance(parts, list) else parts


def days_between(since: Moment, until: Moment) -> int | None:
    """Whole legal days from one date to the other; None when a moment is missing."""
    if isinstance(since, str) or isinstance(until, str):
        return None
    return (_date(until) - _date(since)).days


def seconds_between(since: Moment, until: Moment) -> float:
    """Seconds from one moment to the other, a date counted from its midnight; 0 when one is missing."""
    if isinstance(since, str) or isinstance(until, str):
        return 0.0
    return (_instant(until) - _instant(since)).total_seconds()


def _parts(since: Moment, until: Moment, t: Words) -> list[str] | str:
    if isinstance(since, datetime) and isinstance(until, datetime):
        return _units(until - since, t)
    days = days_between(since, until)
    if days is None:
        return t("un tiempo que no consta")
    return _days(days, t) if days > 0 else t("parte de un día")


def _units(lapse: timedelta, t: Words) -> list[str] | str:
    hours, minutes = divmod(lapse.seconds // 60, 60)
    parts = [
        _days(lapse.days, t) if lapse.days else "",
        one_or_many(hours, t("1 hora"), t("%(count)s horas", count=hours)) if hours else "",
        one_or_many(minutes, t("1 minuto"), t("%(count)s minutos", count=minutes)) if minutes else "",
    ]
    return [part for part in parts if part] or t("menos de 1 minuto")


def _days(days: int, t: Words) -> str:
    return one_or_many(days, t("1 día"), t("%(count)s días", count=number(days, t)))


def _local(moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise ValueError("a moment on paper needs a time zone")
    return moment.astimezone(LEGAL_TIME)


def _instant(moment: date) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=LEGAL_TIME)


def _date(moment: date) -> date:
    local = _local(moment)
    return local.date() if isinstance(local, datetime) else local


def _months(t: Words) -> tuple[str, ...]:
    return (
        t("ene"), t("feb"), t("mar"), t("abr"), t("may"), t("jun"),
        t("jul"), t("ago"), t("sep"), t("oct"), t("nov"), t("dic"),
    )  # fmt: skip
