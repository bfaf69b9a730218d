"""Spanish first, English complete: the language of a page and the link to the other one."""

from flask import Flask, request, session
from flask_babel import Babel, get_locale, gettext

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
    """The translation of a Spanish msgid with its values put in."""
    return gettext(msgid, **values)
