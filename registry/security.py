"""Denied unless said otherwise: every view declares `@requires(...)`, `@signed_in` or `@public`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_login import LoginManager, UserMixin, current_user
from flask_wtf import CSRFProtect
from sqlalchemy import Engine
from werkzeug.wrappers import Response

from registry.errors import NotPermitted, ScreenLocked
from registry.permissions import MATRIX, Authority

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC, SIGNED_IN = "public", "signed in"
UNLOCK = "session.unlock"
#: Open to whoever still has a step to give, besides that step: to leave, or to let somebody else in.
WAYS_OUT = frozenset({"session.switch", "session.sign_out"})
#: Styles, scripts and pictures come from here alone; nothing inline, nothing from elsewhere.
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
          "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")

login_manager = LoginManager()
csrf = CSRFProtect()


@dataclass(frozen=True)
class Acting(UserMixin):
    """The person at the keyboard: always visible, always the one who signs."""

    session_digest: bytes
    authority: Authority
    name: str
    role_words: str
    office_name: str
    #: Endpoint where a password or second factor is still to be given before anything else, or None.
    unfinished: str | None = None

    @property
    def user_id(self) -> int:
        """The account that acts."""
        return self.authority.user_id


def public(view: View) -> View:
    """Anybody may open it."""
    return _declared(view, PUBLIC)


def signed_in(view: View) -> View:
    """Anybody who has signed in may open it."""
    return _declared(view, SIGNED_IN)


def requires(permission: str) -> Callable[[View], View]:
    """Only those with `permission` somewhere; the query or `perform` decides where it reaches."""
    if permission not in MATRIX:
        raise KeyError(permission)

    return lambda view: _declared(view, permission)


def _declared(view: View, access: str) -> View:
    vars(view)["access"] = access  # read back by `access_of`
    return view


def access_of(app: Flask, endpoint: str) -> str | None:
    """What the view behind `endpoint` declared; None when it declared nothing and is denied."""
    if endpoint == "static" or endpoint.endswith(".static"):
        return PUBLIC
    return getattr(app.view_functions[endpoint], "access", None)


def acting() -> Acting:
    """The acting person; only where the view does not allow anybody else."""
    return current_user._get_current_object()


def engine() -> Engine:
    """The engine of the application that serves this request."""
    return current_app.extensions["engine"]


def register(app: Flask) -> None:
    """Sign-in, CSRF, the guard in front of every view, and the headers behind it."""
    login_manager.init_app(app)
    csrf.init_app(app)
    app.before_request(guard)
    app.after_request(harden)


def guard() -> Response | None:
    """Let the request through only as its view declared."""
    if request.endpoint is None:
        return None
    access = access_of(current_app, request.endpoint)
    if access is None:
        abort(403)
    if access == PUBLIC:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if current_user.unfinished and request.endpoint not in {current_user.unfinished, *WAYS_OUT}:
        return _to_step(current_user.unfinished)
    if access != SIGNED_IN and not current_user.authority.has(access):
        raise NotPermitted()
    return None


def _to_step(step: str) -> Response:
    is_safe = request.method in {"GET", "HEAD", "OPTIONS"}
    if step == UNLOCK and not is_safe:
        raise ScreenLocked()
    return redirect(url_for(step, next=request.full_path.rstrip("?")) if is_safe else url_for(step))


def _to_sign_in() -> Response:
    if request.method not in {"GET", "HEAD"}:
        abort(401)
    return redirect(url_for("session.sign_in", next=request.full_path.rstrip("?")))


def harden(response: Response) -> Response:
    """Headers of every response (ASVS 3.4, 14.3.2)."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
