"""Who is at the keyboard: read anew from the session and the grants at every request."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from flask import Request, current_app, g, request
from flask import session as cookie
from sqlalchemy.orm import Session

from models.database import reading
from models.organisation import Organisation
from models.user import WebSession
from registry.permissions import Authority, authority_of
from registry.queries.names import names_of
from registry.security import Acting, engine, login_manager
from registry.sign_in import Gate, Keys, sessions, step_left
from registry.wording import code

#: Where the signed cookie keeps the session's id.
KEPT = "sid"
#: Set in `g` once the request has asked who acts.
ASKED = "asked_who_acts"
login_manager.session_protection = None  # the session's id alone says who it is; addresses of telephones change


@login_manager.request_loader
def acting_in(request: Request) -> Acting | None:
    """The person whose live session the request carries; an account disabled a moment ago is nobody."""
    if ASKED in g:
        # Asked again only where the database did not answer: the page that says so is drawn for nobody.
        return None
    g.setdefault(ASKED, True)
    token = cookie.get(KEPT)
    row = sessions.present(engine(), token, datetime.now(UTC)) if isinstance(token, str) else None
    if row is None:
        return None
    with reading(engine()) as session:
        authority = authority_of(session, row.user_id)
        return None if authority is None else _acting(session, authority, row)


def _acting(session: Session, authority: Authority, row: WebSession) -> Acting:
    left = step_left(session, gate(), row, datetime.now(UTC))
    office = session.get(Organisation, authority.organisation_id)
    name = names_of(session, [f"user:{authority.user_id}"]).get(f"user:{authority.user_id}", "")
    roles = ", ".join(code("role", role) for role in dict.fromkeys(held.role for held in authority.held))
    # Whoever has a step left to give may do nothing yet, whatever else a page asks.
    return Acting(row.digest, replace(authority, held=()) if left else authority, name, roles,
                  office.name if office else "", f"session.{left}" if left else None)


def gate() -> Gate:
    """What signing in needs, for the application that serves this request."""
    settings = current_app.config["SETTINGS"]
    return Gate(engine(), _keys(settings.secret_key), needs_second_factor=not settings.demo)


@cache
def _keys(secret: str) -> Keys:
    return Keys.of(secret)


def source() -> str:
    """Where the request comes from, as far as the server can tell."""
    return request.remote_addr or ""


def keep(token: str, *, is_same_sitting: bool = False) -> None:
    """Let the browser go on under this id; of the earlier session only the language is kept.

    A screen unlocked by its own person is the same sitting: the forms drawn before can still be sent.
    """
    kept = {name: cookie[name] for name in ("language", *(["csrf_token"] * is_same_sitting)) if name in cookie}
    cookie.clear()
    cookie.update(kept | {KEPT: token})


def forget() -> None:
    """Leave the browser with nothing but its language."""
    keep("")
    cookie.pop(KEPT)
