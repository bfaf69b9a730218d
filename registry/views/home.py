"""Where everybody starts, and what a machine asks about the service."""

from dataclasses import asdict

from flask import Blueprint, jsonify, redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from registry.installation import installation
from registry.queries.health import health
from registry.security import engine, public, signed_in

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@public
def index() -> Response:
    """To the work of the day, or to sign in."""
    return redirect(url_for("home.start" if current_user.is_authenticated else "session.sign_in"))  # type: ignore[return-value]


@blueprint.get("/start")
@signed_in
def start() -> str:
    """The work of today."""
    return render_template("home/start.html")


@blueprint.get("/healthz")
@public
def healthz() -> tuple[Response, int]:
    """Database, ledger head, signer, worker and durability; 503 when something is missing."""
    state = health(engine(), installation().signer)
    return jsonify(asdict(state)), 200 if state.is_ready else 503  # type: ignore[return-value]
