"""One's own account in words: the second factor, the browsers where a session is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from models.user import WebSession
from registry.shown.browsers import browser_words
from registry.shown.states import fact
from registry.sign_in import sessions
from registry.sign_in.own import SecondFactor

#: With fewer printed codes left it is time for new ones.
FEW = 3


@dataclass(frozen=True)
class ShownSession:
    """An open session: `agent` is what the browser calls itself, whole."""

    digest: str
    browser: str
    agent: str
    created_at: datetime
    seen_at: datetime
    is_own: bool
    is_locked: bool


def shown_sessions(rows: Iterable[WebSession], own: bytes, now: datetime) -> list[ShownSession]:
    """The sessions of a person, `own` being the digest of this one."""
    return [ShownSession(row.digest.hex(), browser_words(row.agent), row.agent, row.created_at, row.seen_at,
                         row.digest == own, sessions.is_locked(row, now)) for row in rows]


def second_factor_words(found: SecondFactor) -> Markup:
    """What there is beside the password, and whether it is running out."""
    if not found.is_set:
        return fact(_("Ninguno: la demostración no lo pide"), "is-none")
    left = ngettext("queda %(num)s código impreso", "quedan %(num)s códigos impresos", found.codes_left)
    words = _("Aplicación de códigos del teléfono") if found.has_authenticator else _("Solo códigos impresos")
    return fact(f"{words}; {left}", "is-warn" if found.codes_left < FEW else "is-ok")
