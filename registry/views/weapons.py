"""Weapons: their list, their file and their photographs."""

from datetime import UTC, datetime

from flask import Blueprint, Response, render_template, request

from models.database import reading
from registry.forms.saved_search import SaveSearchForm
from registry.forms.weapon_filters import WeaponFilters
from registry.kept_lists import kept_by
from registry.queries.checkpoints import latest
from registry.queries.names import names_of
from registry.queries.weapon_list import weapons_page
from registry.queries.weapon_page import weapon_page
from registry.queries.weapons import picture_within, weapon_within
from registry.security import acting, engine, requires
from registry.served_pictures import served
from registry.shown.conflicts import references_in as conflict_references
from registry.shown.history import references_in
from registry.shown.kept_lists import shown_kept
from registry.shown.links import address
from registry.shown.requests import references_of_requests
from registry.shown.weapon_list import shown_list
from registry.shown.weapon_page import shown_page

blueprint = Blueprint("weapon", __name__)


@blueprint.get("/weapons")
@requires("weapon:read")
def listing() -> str:
    """The weapons within reach, filtered, fifty to a page."""
    form = WeaponFilters(request.args)
    with reading(engine()) as session:
        form.offer(session, acting().authority)
        found = weapons_page(session, acting().authority, form.filters(), form.sorting(), form.place())
        kept = kept_by(session, acting().user_id)
        return render_template("weapons/listing.html", form=form, register_url=address("registration.form"),
                               save=SaveSearchForm(formdata=None), kept=shown_kept(kept), **shown_list(found, form))


@blueprint.get("/weapons/<int:weapon_id>")
@requires("weapon:read")
def page(weapon_id: int) -> str:
    """The file of one weapon: what is known, who has it, what may be done, what happened."""
    now = datetime.now(UTC)
    with reading(engine()) as session:
        weapon = weapon_within(session, acting().authority, weapon_id)
        found = weapon_page(session, acting().authority, weapon, now)
        names = names_of(session, references_in(found.history.everything) | references_of_requests(found.requests)
                         | conflict_references(found.conflicts))
        shown = shown_page(found, names, latest(session), request.args.get("view"), now)
    return render_template("weapons/page.html", read_a_revoked_label=request.args.get("label") == "revoked", **shown)


@blueprint.get("/weapons/<int:weapon_id>/photographs/<commitment>")
@requires("weapon:read")
def photograph(weapon_id: int, commitment: str) -> Response:
    """One stored picture of the weapon."""
    with reading(engine()) as session:
        return served(picture_within(session, acting().authority, weapon_id, commitment))
