"""Dates, codes and numbers in words, in the language of the page or paper and the legal time of Venezuela."""

from datetime import UTC, date, datetime

from babel.dates import format_date
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from models.vocabulary import VOCABULARY
from registry.language import instant_words, spoken, worded
from registry.operations.legal_day import CARACAS as CARACAS


def moment(instant: datetime | None) -> str:
    """«24 nov 2026, 07:02»; «no consta» when there is none."""
    if instant is None:
        return _("no consta")
    return instant_words(instant)


def day(value: date | None) -> str:
    """«24 nov 2026»; «no consta» when there is none."""
    return _("no consta") if value is None else format_date(value, "d MMM y", locale=spoken()).replace(".", "")


def near(instant: datetime | None, now: datetime | None = None) -> str:
    """«hoy, 07:02» on the same legal day, else the full moment."""
    now = (now or datetime.now(UTC)).astimezone(CARACAS)
    if instant is None or instant.astimezone(CARACAS).date() != now.date():
        return moment(instant)
    return _("hoy, %(time)s", time=instant.astimezone(CARACAS).strftime("%H:%M"))


def code(vocabulary: str, value: str | None) -> str:
    """The word for a code; the code itself is never shown for one the vocabulary has."""
    if value is None:
        return _("no consta")
    msgid = VOCABULARY[vocabulary].get(value)
    return value if msgid is None else worded(msgid)


def choices(vocabulary: str) -> list[SelectChoice]:
    """Code and word of each choice, for a select field."""
    return [SelectChoice(value, code(vocabulary, value)) for value in VOCABULARY[vocabulary]]


def duration(minutes: int) -> str:
    """A length of time in the largest two units: «15 días, 13 horas»."""
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = [
        ngettext("%(num)s día", "%(num)s días", days) if days else "",
        ngettext("%(num)s hora", "%(num)s horas", hours) if hours else "",
        ngettext("%(num)s minuto", "%(num)s minutos", left) if left and not days else "",
    ]
    return ", ".join(part for part in parts if part) or _("menos de un minuto")


def grouped(number: int) -> str:
    """A quantity with thousands separated; identifiers are never grouped."""
    return f"{number:,}".replace(",", "." if spoken() == "es" else ",").replace("-", "−")
