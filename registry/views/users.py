"""Accounts: their list, one of them, and who may do what."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request

from models.catalogue import legal_value
from models.database import reading
from registry.looks import looked_at
from registry.operations.legal_day import legal_day
from registry.queries.names import names_of
from registry.queries.requests import open_about
from registry.queries.users import user_page, user_within, users_page
from registry.security import acting, engine, requires
from registry.shown.history import references_in
from registry.shown.links import address
from registry.shown.permissions import permission_heads, permission_rows
from registry.shown.requests import open_notes, references_of_requests
from registry.shown.users import shown_user, shown_users

blueprint = Blueprint("user", __name__)


@blueprint.get("/users")
@requires("user:read")
def listing() -> str:
    """Accounts within reach, newest first."""
    with reading(engine()) as session:
        found = users_page(session, acting().authority, request.args.get("after", type=int))
    looked_at("user.listing", *(line.user.party_id for line in found.lines))
    return render_template("users/listing.html", register_url=address("user_act.register"),
                           **shown_users(found))


@blueprint.get("/users/<int:user_id>")
@requires("user:read")
def page(user_id: int) -> str:
    """One account: whose, where, which roles, whether it can sign in."""
    now = datetime.now(UTC)
    with reading(engine()) as session:
        user = user_within(session, acting().authority, user_id)
        found = user_page(session, acting().authority, user, now)
        asked = open_about(session, user.subject, now)
        names = names_of(session, references_in(found.told) | references_of_requests(asked))
        late = legal_value(session, "late_entry_minutes", legal_day(now))
    looked_at("user.page", user.party_id)
    return render_template("users/page.html", requests=open_notes(asked, names, now),
                           **shown_user(found, names, late, now))


@blueprint.get("/permissions")
@requires("permissions:read")
def permissions() -> str:
    """What each role may do and how far, drawn from the one place that decides it."""
    return render_template("users/permissions.html", heads=permission_heads(), groups=permission_rows())
