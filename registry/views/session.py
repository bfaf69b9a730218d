"""Signing in, step by step; locking the screen, changing user, leaving."""

import base64
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from models.database import reading
from registry.acting import forget, gate, keep, source
from registry.acts import tell
from registry.drafted_forms import gone_on_with
from registry.errors import Refused
from registry.forms.session import CodeForm, NewPasswordForm, SignInForm, UnlockForm
from registry.qr_markup import qr_markup
from registry.security import acting, engine, public, signed_in
from registry.sign_in import (
    Ended,
    SignedIn,
    TooMany,
    choose_password,
    confirm_authenticator,
    give_second_factor,
    second_factor,
    sessions,
    sign_in,
    take_printed_codes,
    unlock,
)
from registry.sign_in.steps import username_of

blueprint = Blueprint("session", __name__)
Page = Response | str | tuple[str, int]


def here() -> str:
    """The page to go to afterwards, of this registry only."""
    asked = request.values.get("next", "")
    parts = urlsplit(asked)
    is_ours = not parts.scheme and not parts.netloc and asked.startswith("/") and asked[1:2] not in ("/", "\\")
    return asked if is_ours and asked.isprintable() else url_for("home.start")


@blueprint.route("/sign-in", methods=["GET", "POST"], endpoint="sign_in")
@public
def first_step() -> Page:
    """Name and password."""
    if current_user.is_authenticated and not current_user.unfinished:
        return redirect(here())
    return _sign_in_page("session/sign_in.html")


@blueprint.route("/session/switch", methods=["GET", "POST"])
@signed_in
def switch() -> Page:
    """Another person takes the keyboard; the session that was open ends when that one is known."""
    return _sign_in_page("session/switch.html")


def _sign_in_page(template: str) -> Page:
    form = SignInForm()
    if not form.validate_on_submit():
        return _drawn(template, form)
    try:
        signed = sign_in(gate(), form.username.data, form.password.data, source(), _now(),
                         agent=request.user_agent.string)
    except Refused as refusal:
        return _drawn(template, form, refusal)
    if current_user.is_authenticated:
        sessions.end(engine(), acting().user_id, acting().session_digest, _now())
    return _go_on(signed)


def _go_on(signed: SignedIn) -> Response:
    keep(signed.token)
    return redirect(url_for(f"session.{signed.left}", next=here()) if signed.left else here())


@blueprint.route("/session/second-factor", methods=["GET", "POST"], endpoint="second_factor")
@signed_in
def second_step() -> Page:
    """The code of the authenticator, or a printed one."""
    if _is_elsewhere("second_factor"):
        return _elsewhere()
    form = CodeForm()
    form.code.render_kw = {**(form.code.render_kw or {}), "autofocus": True}  # nothing else is asked here
    if not form.validate_on_submit():
        return _drawn("session/second_factor.html", form, name=acting().name)
    try:
        return _go_on(give_second_factor(gate(), acting().session_digest, form.code.data, source(), _now()))
    except Ended:
        return _start_over()
    except Refused as refusal:
        return _drawn("session/second_factor.html", form, refusal, name=acting().name)


@blueprint.route("/session/password", methods=["GET", "POST"], endpoint="choose_password")
@signed_in
def first_password() -> Page:
    """First sign-in: a password of one's own."""
    if _is_elsewhere("choose_password"):
        return _elsewhere()
    form = NewPasswordForm()
    if not form.validate_on_submit():
        return _drawn("session/choose_password.html", form)
    try:
        keep(choose_password(gate(), acting().session_digest, form.password.data, _now()))
    except Ended:
        return _start_over()
    except Refused as refusal:
        return _drawn("session/choose_password.html", form, refusal)
    return redirect(url_for("home.start"))


@blueprint.route("/session/enrol", methods=["GET", "POST"])
@signed_in
def enrol() -> Page:
    """First sign-in: an authenticator, or printed codes alone; the codes are shown here and never again."""
    if _is_elsewhere("enrol"):
        return _elsewhere()
    form = CodeForm()
    wants_paper = request.method == "POST" and "paper" in request.form
    if not wants_paper and not form.validate_on_submit():
        return _enrol_page(form)
    try:
        enrolled = take_printed_codes(gate(), acting().session_digest, source(), _now()) if wants_paper else \
            confirm_authenticator(gate(), acting().session_digest, _pending(form), form.code.data, source(), _now())
    except Ended:
        return _start_over()
    except Refused as refusal:
        return _enrol_page(form, refusal)
    keep(enrolled.token)
    return render_template("session/codes.html", codes=enrolled.codes)


def _enrol_page(form: CodeForm, refusal: Refused | None = None) -> Page:
    keys, user_id = gate().keys, acting().user_id
    secret = second_factor.opened(keys, user_id, _pending(form)) or second_factor.new_secret()
    form.pending.data = base64.urlsafe_b64encode(second_factor.sealed(keys, user_id, secret)).decode()
    with reading(engine()) as session:
        address = second_factor.address(secret, username_of(session, user_id))
    return _drawn("session/enrol.html", form, refusal, secret=secret, qr=lambda title: qr_markup(address, title))


def _pending(form: CodeForm) -> bytes:
    try:
        return base64.urlsafe_b64decode(form.pending.data or "")
    except ValueError:
        return b""


@blueprint.post("/session/lock")
@signed_in
def lock() -> Response:
    """Hide the registry until the same person gives the password; the page that was open is where that leads back."""
    came_from = urlsplit(request.referrer or "")
    sessions.lock(engine(), acting().session_digest, _now())
    back = f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    return redirect(url_for("session.unlock", next=back))


@blueprint.route("/session/unlock", methods=["GET", "POST"], endpoint="unlock")
@signed_in
def own_lock() -> Page:
    """The password alone opens a locked screen again, where it was."""
    if _is_elsewhere("unlock"):
        return _elsewhere()
    form = UnlockForm()
    if not form.validate_on_submit():
        return _drawn("session/unlock.html", form, name=acting().name)
    try:
        opened = unlock(gate(), acting().session_digest, form.password.data, source(), _now())
    except Ended:
        return _start_over()
    except Refused as refusal:
        return _drawn("session/unlock.html", form, refusal, name=acting().name)
    user_id = acting().user_id
    keep(opened.token, is_same_sitting=True)
    return redirect(gone_on_with(here(), user_id, _now()))


@blueprint.post("/session/sign-out")
@signed_in
def sign_out() -> Response:
    """End this session."""
    sessions.end(engine(), acting().user_id, acting().session_digest, _now())
    return _start_over()


def _is_elsewhere(step: str) -> bool:
    return acting().unfinished != f"session.{step}"


def _elsewhere() -> Response:
    step = acting().unfinished
    return redirect(url_for(step) if step else here())


def _start_over() -> Response:
    forget()
    return redirect(url_for("session.sign_in"))


def _drawn(template: str, form: FlaskForm, refusal: Refused | None = None, **context: object) -> Page:
    if refusal is not None:
        tell(form, refusal)
    page = render_template(template, form=form, next=here(), **context)
    status = 429 if isinstance(refusal, TooMany) else 422
    return (page, status) if form.errors else page


def _now() -> datetime:
    return datetime.now(UTC)
