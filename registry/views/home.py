"""Where everybody starts, and what a machine asks about the service."""

from dataclasses import asdict
from datetime import UTC, datetime

from flask import Blueprint, jsonify, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from models.database import reading
from models.ledger import head_of
from registry.drafts import begun_by, days_kept
from registry.installation import installation
from registry.looks import looked_at
from registry.queries.checkpoints import latest
from registry.queries.health import health
from registry.queries.names import names_of
from registry.queries.requests import persons_about, weapons_about
from registry.queries.work_of_today import work_of_today
from registry.security import acting, engine, public, signed_in
from registry.shown.drafts import shown_begun
from registry.shown.requests import references_of_requests
from registry.shown.work_of_today import shown_work

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@public
def index() -> Response:
    """To the work of the day, or to sign in."""
    return redirect(url_for("home.start" if current_user.is_authenticated else "session.sign_in"))


@blueprint.get("/start")
@signed_in
def start() -> str:
    """The work of today."""
    now = datetime.now(UTC)
    with reading(engine()) as session:
        work = work_of_today(session, acting().authority, now)
        names = names_of(session, references_of_requests(work.to_decide))
        begun, days = begun_by(session, acting().user_id), days_kept(session, now)
        shown = shown_work(work, names, weapons_about(session, work.to_decide), head_of(session), latest(session), now)
    shown |= shown_begun(begun, days, now)
    looked_at("home.start", *persons_about(work.to_decide))
    return render_template("home/start.html", **shown)


@blueprint.get("/healthz")
@public
def healthz() -> tuple[Response, int]:
    """Database, ledger head, signer, worker and durability; `degraded` names what fails, 503 says it cannot serve."""
    state = health(engine(), installation().signer)
    return jsonify(asdict(state)), 200 if state.is_ready else 503
