"""Weapons that may be one registered twice: the queue, and deciding one pair or many at once."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from models.database import reading
from registry.acts import act_page
from registry.forms.conflicts import DecidePairsForm
from registry.forms.queues import QueueFilters, turn_asked
from registry.near_sweep import swept
from registry.queries.names import names_of
from registry.queries.near_pairs import near_page, pairs_within
from registry.security import acting, engine, requires
from registry.shown.near_pairs import references_in, shown_decision, shown_queue

blueprint = Blueprint("near", __name__)


@blueprint.get("/near-duplicates")
@requires("conflict:read")
def listing() -> str:
    """The pairs within reach, those that resemble each other most in front."""
    form = QueueFilters(request.args)
    with reading(engine()) as session:
        form.offer(session, acting().authority)
        found = near_page(session, acting().authority, form.unit_id(), turn_asked())
        names = names_of(session, references_in(found.lines))
        shown = shown_queue(found, form, names, swept(session))
    return render_template("near/listing.html", form=form, **shown)


@blueprint.route("/near-duplicates/decide", methods=["GET", "POST"])
@requires("conflict:decide")
def decide() -> Any:
    """Say of the pairs that were ticked what they are, in one act."""
    if not request.args.get("p"):
        return redirect(url_for("near.listing"))
    with reading(engine()) as session:
        lines = pairs_within(session, acting().authority, request.args.getlist("p"))
        names = names_of(session, references_in(lines))
    form, weapons = DecidePairsForm(), {one.id: one for line in lines for one in (line.first, line.second)}
    return act_page(
        form, "conflicts/decide.html", lambda: form.operation(
            tuple(line.first.id for line in lines), tuple(line.second.id for line in lines)),
        lambda performed: url_for("near.listing"), about=list(weapons.values()), **shown_decision(lines, names))
