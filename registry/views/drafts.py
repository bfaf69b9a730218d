"""The queue of what somebody began to type: kept from the form, gone on with, discarded."""

from datetime import UTC, datetime

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response

from models.database import reading
from registry.drafted_forms import DRAFTED, typed_now
from registry.drafts import begun_by, days_kept, draft_of, keep
from registry.drafts import discard as discard_draft
from registry.security import acting, engine, signed_in
from registry.shown.drafts import discarding, draft_heads, draft_rows
from registry.shown.links import address
from registry.wording import CARACAS

blueprint = Blueprint("draft", __name__, url_prefix="/drafts")


@blueprint.get("")
@signed_in
def listing() -> str:
    """What the person began and has not recorded."""
    now = datetime.now(UTC)
    with reading(engine()) as session:
        days = days_kept(session, now)
        rows = draft_rows(begun_by(session, acting().user_id), days, now)
    return render_template("drafts/listing.html", rows=rows, heads=draft_heads(), days=days)


@blueprint.post("/keep/<form>")
@signed_in
def keep_typed(form: str) -> Response:
    """Keep what is being typed; the answer is for the script of the form."""
    if form not in DRAFTED:
        abort(404)
    now = datetime.now(UTC)
    if not keep(engine(), acting().user_id, form, typed_now(), now):
        return jsonify(words=_("Ya está asentado."))
    return jsonify(words=_("Borrador guardado, %(time)s", time=f"{now.astimezone(CARACAS):%H:%M}"))


@blueprint.get("/token")
@signed_in
def token() -> Response:
    """For a form drawn before its session ended: whose the session is now, and the token it is sent with."""
    return jsonify(who=acting().user_id, token=generate_csrf())


@blueprint.route("/<act>/discard", methods=["GET", "POST"])
@signed_in
def discard(act: str) -> Response | str:
    """Ask, then delete it; a form of which nothing was kept is simply left."""
    with reading(engine()) as session:
        draft = draft_of(session, acting().user_id, act)
    if draft is None or draft.form not in DRAFTED:
        return redirect(url_for("home.start"))
    if request.method != "POST":
        return render_template("drafts/discard.html", **discarding(draft, datetime.now(UTC)))
    discard_draft(engine(), acting().user_id, act)
    flash(_("Borrador descartado."), "is-none")
    return redirect(address(DRAFTED[draft.form].way_out) or url_for("home.start"))
