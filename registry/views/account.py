"""One's own sign-in: open sessions, password, printed codes."""

from contextlib import suppress
from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models.database import reading
from registry.acting import gate, keep, source
from registry.acts import tell
from registry.errors import Refused
from registry.forms.account import ChangePasswordForm
from registry.forms.session import CodeForm
from registry.security import acting, engine, signed_in
from registry.shown.account import second_factor_words, shown_sessions
from registry.sign_in import sessions
from registry.sign_in.own import SecondFactor, change_password, renew_printed, second_factor_of
from registry.sign_in.steps import username_of

blueprint = Blueprint("account", __name__)
Page = Response | str | tuple[str, int]


@blueprint.get("/account")
@signed_in
def page() -> str:
    """How one signs in, the sessions that are open, and what can be changed."""
    with reading(engine()) as session:
        rows = sessions.live_sessions(session, acting().user_id, _now())
        username = username_of(session, acting().user_id)
    factor = _second_factor()
    return render_template("account/page.html", username=username, factor=second_factor_words(factor),
                           has_factor=factor.is_set, sessions=shown_sessions(rows, acting().session_digest, _now()))


@blueprint.post("/account/sessions/<digest>/end")
@signed_in
def end(digest: str) -> Response:
    """End one of them; nobody else's is within reach."""
    with suppress(ValueError):  # what is no digest is nobody's session
        sessions.end(engine(), acting().user_id, bytes.fromhex(digest), _now())
    return redirect(url_for("account.page"))


@blueprint.post("/account/sessions/end-others")
@signed_in
def end_others() -> Response:
    """End all but this one."""
    sessions.end_others(engine(), acting().user_id, acting().session_digest, _now())
    return redirect(url_for("account.page"))


@blueprint.route("/account/password", methods=["GET", "POST"])
@signed_in
def password() -> Page:
    """Another password; every other session ends."""
    form = ChangePasswordForm()
    if not form.validate_on_submit():
        return _drawn("account/password.html", form)
    try:
        keep(change_password(gate(), acting().session_digest, form.present.data, form.password.data, source(), _now()))
    except Refused as refusal:
        return _drawn("account/password.html", form, refusal)
    flash(_("La contraseña cambió y las demás sesiones terminaron."), "is-ok")
    return redirect(url_for("account.page"))


@blueprint.route("/account/codes", methods=["GET", "POST"])
@signed_in
def codes() -> Page:
    """Ten new printed codes, shown once, for a code of the second factor: without one there is nothing to renew."""
    if not _second_factor().is_set:
        return redirect(url_for("account.page"))
    form = CodeForm()
    if not form.validate_on_submit():
        return _drawn("account/codes.html", form)
    try:
        renewed = renew_printed(gate(), acting().session_digest, form.code.data, source(), _now())
    except Refused as refusal:
        return _drawn("account/codes.html", form, refusal)
    keep(renewed.token)
    return render_template("session/codes.html", codes=renewed.codes)


def _second_factor() -> SecondFactor:
    with reading(engine()) as session:
        return second_factor_of(session, acting().user_id)


def _drawn(template: str, form: ChangePasswordForm | CodeForm, refusal: Refused | None = None) -> Page:
    if refusal is not None:
        tell(form, refusal)
    drawn = render_template(template, form=form)
    return (drawn, 422) if form.errors else drawn


def _now() -> datetime:
    return datetime.now(UTC)
