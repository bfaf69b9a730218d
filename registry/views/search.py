"""The search box: one record opens at once, several are listed, none says what was tried."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from models.database import reading
from registry.assumed import tell_assumed
from registry.looks import looked_at
from registry.queries.search import found_by
from registry.security import acting, engine, signed_in
from registry.shown.search import only_address, shown_results

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
@signed_in
def results() -> Response | str:
    """What the text names within reach; Enter from a wedge scanner lands on the record."""
    # A worn code or a confused scanner sends characters nobody can see: they name nothing.
    text = "".join(character for character in request.args.get("q", "") if character.isprintable())
    with reading(engine()) as session:
        found = found_by(session, acting().authority, text)
        only = only_address(found)
        for party_id, _name in found.parties:
            tell_assumed(session, party_id, text)
    # Written down before it leads on: the record opens to whoever gave the document.
    looked_at("search.results", *(party_id for party_id, _name in (*found.parties, *found.named)))
    if only is not None:
        return redirect(only)
    return render_template("search/results.html", text=text.strip(), **shown_results(found, text))
