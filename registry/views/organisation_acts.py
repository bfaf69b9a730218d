"""The acts on bodies and units: registered, renamed, moved, and their loads closed."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request, url_for
from flask_babel import gettext as _

from models.database import reading
from models.organisation import Organisation
from registry.acts import act_page
from registry.forms.base import ActForm
from registry.forms.organisations import MoveForm, RegisterOrganisationForm, RenameForm
from registry.forms.units import chosen_unit, offer_units
from registry.language import worded
from registry.operations import Operation, Performed
from registry.operations.close_baseline import CloseBaseline
from registry.operations.move_organisation import MoveOrganisation
from registry.operations.register_organisation import RegisterOrganisation
from registry.operations.rename_organisation import RenameOrganisation
from registry.queries.organisations import organisation_within
from registry.security import acting, engine, requires
from registry.shown.links import address
from registry.shown.organisations import LABELS

blueprint = Blueprint("organisation_act", __name__)


@blueprint.route("/organisations/register", methods=["GET", "POST"])
@requires("organisation:register")
def register() -> Any:
    """A new body or unit; `?parent=N` proposes what it depends on."""
    form, title, back = RegisterOrganisationForm(), _("Agregar un organismo o unidad"), address("organisation.listing")
    offer_units(form.parent, "organisation:register")
    if not form.is_submitted():
        form.parent.data = request.args.get("parent", "")
    return act_page(
        form, "acts/fields.html", lambda: RegisterOrganisation(
            **form.envelope(), organisation_name=form.organisation_name.data,
            organisation_kind=form.organisation_kind.data, code=form.code.data.upper(),
            parent=chosen_unit(form.parent)),
        lambda done: url_for("organisation.page", organisation_id=done.entries[0]), title=title, back_url=back,
        crumbs=[(_("Organismos"), back), (title, None)], mono=["code"], wide=["organisation_name", "parent"],
        hints={"code": _("Nunca cambia: va en el número de cada documento")})


@blueprint.route("/organisations/<int:organisation_id>/rename", methods=["GET", "POST"])
@requires("organisation:rename")
def rename_organisation(organisation_id: int) -> Any:
    """Another name."""
    unit, form = unit_within(organisation_id, "organisation:rename"), RenameForm()
    if not form.is_submitted():
        form.organisation_name.data = unit.name
    return unit_act(unit, form, "rename_organisation", lambda: RenameOrganisation(
        **form.envelope(), organisation=unit.id, organisation_name=form.organisation_name.data))


@blueprint.route("/organisations/<int:organisation_id>/move", methods=["GET", "POST"])
@requires("organisation:move")
def move_organisation(organisation_id: int) -> Any:
    """Another body above it."""
    unit, form = unit_within(organisation_id, "organisation:move"), MoveForm()
    offer_units(form.parent, "organisation:move", besides=unit.id)
    return unit_act(unit, form, "move_organisation", lambda: MoveOrganisation(
        **form.envelope(), organisation=unit.id, parent=chosen_unit(form.parent) or 0))


@blueprint.route("/organisations/<int:organisation_id>/baseline", methods=["GET", "POST"])
@requires("organisation:close_baseline")
def close_baseline(organisation_id: int) -> Any:
    """The initial load of it and of everything below it ends."""
    unit, form = unit_within(organisation_id, "organisation:close_baseline"), ActForm()
    return unit_act(unit, form, "close_baseline", lambda: CloseBaseline(**form.envelope(), organisation=unit.id))


def unit_within(organisation_id: int, permission: str) -> Organisation:
    """The body, when the permission reaches it; `NotFound` otherwise."""
    with reading(engine()) as session:
        return organisation_within(session, acting().authority, organisation_id, permission)


def unit_act(unit: Organisation, form: ActForm, name: str, build: Callable[[], Operation],
             then: Callable[[Performed], None] = lambda performed: None, **context: Any) -> Any:
    """The page of an act on a body; `then` follows once it is recorded."""
    back, title = url_for("organisation.page", organisation_id=unit.id), worded(LABELS[name])

    def done(performed: Performed) -> str:
        then(performed)
        return back

    return act_page(
        form, "acts/fields.html", build, done, title=title, sub=unit.name, back_url=back, about=[unit],
        wide=["organisation_name", "parent", "into", "by"], mono=["order_number"],
        crumbs=[(_("Organismos"), address("organisation.listing")), (unit.name, back), (title, None)], **context)
