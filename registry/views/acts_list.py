"""Acts: what was done once at a counter, with the entries it made and the papers it has."""

from flask import Blueprint, render_template, request

from models.database import reading
from models.organisation import Organisation
from registry.queries.act_list import acts_page
from registry.queries.acts import act_within, weapons_of_act
from registry.queries.documents import documents_of_act
from registry.queries.names import names_of
from registry.security import acting, engine, requires
from registry.shown.act import shown_act_page, shown_acts
from registry.shown.history import references_in

blueprint = Blueprint("act", __name__)


@blueprint.get("/acts")
@requires("weapon:read")
def listing() -> str:
    """The acts of the offices within reach, newest first."""
    operation = request.args.get("operation", "")
    with reading(engine()) as session:
        found = acts_page(session, acting().authority, request.args.get("before", type=int), operation)
        names = names_of(session, {f"user:{act.actor_id}" for act in found.acts}
                         | {f"organisation:{act.organisation_id}" for act in found.acts})
        return render_template("acts/listing.html", **shown_acts(found, names, operation))


@blueprint.get("/acts/<int:act_id>")
@requires("weapon:read")
def page(act_id: int) -> str:
    """One act: its entries as sentences, and its papers."""
    with reading(engine()) as session:
        file = act_within(session, acting().authority, act_id)
        names = names_of(session, references_in(file.told) | {f"user:{file.act.actor_id}"})
        office = session.get(Organisation, file.act.organisation_id)
        papers, weapons = documents_of_act(session, act_id), weapons_of_act(session, acting().authority, file)
        return render_template("acts/page.html", **shown_act_page(file, names, weapons, office, papers))
