"""Spanish first, English complete: the language of a page and the link to the other one."""

from datetime import datetime

from babel.dates import format_datetime
from flask import Flask, request, session
from flask_babel import Babel, get_locale, gettext

from registry.operations.legal_day import CARACAS

LANGUAGES = {"es": "Español", "en": "English"}

babel = Babel()


def register(app: Flask) -> None:
    """Choose the language of each request."""
    babel.init_app(app, locale_selector=chosen)


def chosen() -> str:
    """The language asked for in this address, kept in the session, or Spanish."""
    asked = request.args.get("lang", "") if request else ""
    if asked in LANGUAGES:
        session["language"] = asked
    kept = session.get("language", "es") if request else "es"
    return kept if kept in LANGUAGES else "es"


def spoken() -> str:
    """The language words are put in: that of the paper being drawn, which may be another than the page's."""
    locale = get_locale()
    return locale.language if locale else "es"


def other() -> tuple[str, str]:
    """Code and name of the other language."""
    code = "en" if chosen() == "es" else "es"
    return code, LANGUAGES[code]


def worded(msgid: str, /, **values: object) -> str:
    """The translation of a Spanish msgid with its values put in, moments in words."""
    return gettext(msgid, **{name: instant_words(value) if isinstance(value, datetime) else value
                             for name, value in values.items()})


def instant_words(instant: datetime) -> str:
    """«24 nov 2026, 07:02» in legal time of Venezuela."""
    return format_datetime(instant.astimezone(CARACAS), "d MMM y, HH:mm", locale=spoken()).replace(".", "")
