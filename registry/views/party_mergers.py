"""Files that may be of one person: the list, joining two, parting them again."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _

from models.database import reading
from models.party import Party
from registry.acts import act_page
from registry.errors import RuleBroken
from registry.forms.base import ActForm
from registry.forms.party_merger import MergePartiesForm, SeparateForm
from registry.looks import looked_at
from registry.operations.merge_parties import MergeParties
from registry.operations.separate_party import SeparateParty
from registry.queries.compared_parties import compared_parties
from registry.queries.named import person_named
from registry.queries.parties import line_of
from registry.queries.party_duplicates import duplicate_parties, resembling
from registry.queries.party_reach import party_within
from registry.security import acting, engine, requires
from registry.shown.compared_parties import compared_table
from registry.shown.links import address
from registry.shown.parties import act_label, document_text, person_name
from registry.shown.party_duplicates import duplicate_groups, heads

blueprint = Blueprint("party_merger", __name__)


@blueprint.get("/parties/duplicates")
@requires("party:merge")
def duplicates() -> str:
    """Groups of files that resemble each other, with why."""
    with reading(engine()) as session:
        found = duplicate_parties(session, acting().authority)
    looked_at("party_merger.duplicates", *(line.party.id for group in found.groups for line in group.lines))
    return render_template("parties/duplicates.html", groups=duplicate_groups(found.groups), heads=heads(),
                           beyond=found.beyond)


@blueprint.route("/parties/<int:party_id>/merge", methods=["GET", "POST"])
@requires("party:merge")
def merge_parties(party_id: int) -> Any:
    """Another file stands for this one; `?into=` proposes it."""
    form = MergePartiesForm()
    with reading(engine()) as session:
        party = party_within(session, acting().authority, party_id, "party:merge")
        alike = resembling(session, acting().authority, party)
    form.offer([(str(line.party.id), f"{person_name(line.identity)}, {document_text(line.identity)}")
                for line in alike])
    if not form.is_submitted():
        form.into.data = request.args.get("into", "")
    return _act(party, form, "merge_parties", lambda: MergeParties(
        **form.envelope(), party=party_id, into=_standing(form), reason=form.reason.data or ""),
        detail=lambda events: _beside(form, party_id), hints={
            "into": _("Fichas a su alcance que se parecen a esta") if alike
            else _("Ninguna a su alcance se parece a esta: escriba abajo el documento de la que queda"),
            "document": _("Como en V-12345678; si lo escribe, vale en lugar de la lista")})


@blueprint.route("/parties/<int:party_id>/separate", methods=["GET", "POST"])
@requires("party:merge")
def separate_party(party_id: int) -> Any:
    """It was not the same person."""
    form = SeparateForm()
    with reading(engine()) as session:
        party = party_within(session, acting().authority, party_id, "party:merge")
    return _act(party, form, "separate_party", lambda: SeparateParty(
        **form.envelope(), party=party_id, reason=form.reason.data or ""))


def _standing(form: MergePartiesForm) -> int:
    if form.document.data:
        with reading(engine()) as session:
            return person_named(session, acting().authority, form.document.data, "document").id
    if not form.into.data:
        raise RuleBroken("Elija la ficha que queda, o escriba su documento.", "into")
    return int(form.into.data)


def _beside(form: MergePartiesForm, party_id: int) -> dict[str, Any]:
    """Both files, for whoever asks: what the other person will see."""
    into = _standing(form)
    looked_at("party_merger.merge_parties", into)
    with reading(engine()) as session:
        return {"tables": [compared_table(compared_parties(session, party_id, into))]}


def _act(party: Party, form: ActForm, name: str, build: Any, **context: Any) -> Any:
    with reading(engine()) as session:
        who = person_name(line_of(session, party).identity)
    looked_at(f"party_merger.{name}", party.id)
    back, title = url_for("party.page", party_id=party.id), act_label(name, party.kind)
    return act_page(form, "acts/fields.html", build, lambda done: back, title=title, sub=who, back_url=back,
                    about=[party], wide=["into"], mono=["document"],
                    crumbs=[(_("Personas"), address("party.listing")), (who, back), (title, None)], **context)
