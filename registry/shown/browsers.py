"""What a browser calls itself, in the few words a person knows it by."""

from flask_babel import gettext as _

from models.vocabulary import N_
from registry.language import worded

#: A part of the user agent → name; the first that is there, since each of them also names those after it.
_BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", N_("Chrome o Chromium")), ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
)


def browser_words(agent: str) -> str:
    """«Firefox en Linux»; what is not recognised is not guessed. Chrome and Chromium call themselves the same."""
    browser, system = _first(_BROWSERS, agent), _first(_SYSTEMS, agent)
    if browser and system:
        return _("%(browser)s en %(system)s", browser=worded(browser), system=system)
    return worded(browser or system) if browser or system else _("Navegador no reconocido")


def _first(names: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for part, name in names if part in agent), "")
