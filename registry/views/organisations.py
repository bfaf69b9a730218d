"""Bodies and units: the tree, and one of them."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request

from models.catalogue import legal_value
from models.database import reading
from registry.operations.legal_day import legal_day
from registry.queries.found_units import named_otherwise
from registry.queries.names import names_of
from registry.queries.organisations import organisation_page, organisation_within, tree
from registry.security import acting, engine, requires
from registry.shown.history import references_in
from registry.shown.links import address
from registry.shown.organisations import branch_rows, heads, shown_organisation

blueprint = Blueprint("organisation", __name__)
#: Longer than any name.
LONGEST = 120


@blueprint.get("/organisations")
@requires("organisation:read")
def listing() -> str:
    """The tree within reach, or the bodies that a name, an old one too, or a code finds."""
    text = request.args.get("text", "").strip()[:LONGEST]
    with reading(engine()) as session:
        otherwise = named_otherwise(session, text) if text else {}
        rows = branch_rows(tree(session, acting().authority, text), otherwise)
    return render_template("organisations/listing.html", rows=rows, heads=heads(), text=text,
                           register_url=address("organisation_act.register"))


@blueprint.get("/organisations/<int:organisation_id>")
@requires("organisation:read")
def page(organisation_id: int) -> str:
    """One body: what it is, what is below it, what happened to it."""
    today = legal_day(datetime.now(UTC))
    with reading(engine()) as session:
        found = organisation_page(session, acting().authority,
                                  organisation_within(session, acting().authority, organisation_id))
        names = names_of(session, references_in(found.told))
        late = legal_value(session, "late_entry_minutes", today)
    return render_template("organisations/page.html", **shown_organisation(found, names, late))
