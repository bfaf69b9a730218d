"""The acts on the life of a body: merged, dissolved, intervened, and what follows from each."""

from typing import Any

from flask import Blueprint

from models.database import reading
from models.events import Event
from models.organisation import Organisation
from registry.acts import Detail
from registry.carrying_on import carry_on
from registry.forms.base import ActForm
from registry.forms.organisations import InterveneForm, MergeOrganisationForm, OrderForm
from registry.forms.units import chosen_unit, offer_units
from registry.operations.carry_over import CarryOver
from registry.operations.dissolve_organisation import DissolveOrganisation
from registry.operations.end_intervention import EndIntervention
from registry.operations.intervene_organisation import InterveneOrganisation
from registry.operations.left_behind import left_behind
from registry.operations.merge_organisation import MergeOrganisation
from registry.security import engine, requires
from registry.shown.left_behind import left_table
from registry.views.organisation_acts import unit_act, unit_within

blueprint = Blueprint("organisation_change", __name__)


@blueprint.route("/organisations/<int:organisation_id>/merge", methods=["GET", "POST"])
@requires("organisation:merge")
def merge_organisation(organisation_id: int) -> Any:
    """Another body succeeds it."""
    unit, form = unit_within(organisation_id, "organisation:merge"), MergeOrganisationForm()
    offer_units(form.into, "organisation:merge", besides=unit.id)
    return unit_act(unit, form, "merge_organisation", lambda: MergeOrganisation(
        **form.envelope(), organisation=unit.id, into=chosen_unit(form.into) or 0,
        order_number=form.order_number.data, ordered_on=form.ordered_on.data), detail=_counted(unit))


@blueprint.route("/organisations/<int:organisation_id>/carry-over", methods=["GET", "POST"])
@requires("organisation:merge")
def carry_over(organisation_id: int) -> Any:
    """The next pieces of what a merged body has left."""
    unit, form = unit_within(organisation_id, "organisation:merge"), ActForm()
    return unit_act(unit, form, "carry_over", lambda: CarryOver(**form.envelope(), organisation=unit.id),
                    lambda performed: None if performed.repeated else carry_on(unit.id))


@blueprint.route("/organisations/<int:organisation_id>/dissolve", methods=["GET", "POST"])
@requires("organisation:merge")
def dissolve_organisation(organisation_id: int) -> Any:
    """It ends without a successor."""
    unit, form = unit_within(organisation_id, "organisation:merge"), OrderForm()
    return unit_act(unit, form, "dissolve_organisation", lambda: DissolveOrganisation(
        **form.envelope(), organisation=unit.id, order_number=form.order_number.data,
        ordered_on=form.ordered_on.data), detail=_counted(unit))


@blueprint.route("/organisations/<int:organisation_id>/intervene", methods=["GET", "POST"])
@requires("organisation:intervene")
def intervene_organisation(organisation_id: int) -> Any:
    """Another body answers for it for a time."""
    unit, form = unit_within(organisation_id, "organisation:intervene"), InterveneForm()
    offer_units(form.by, "organisation:intervene", besides=unit.id)
    return unit_act(unit, form, "intervene_organisation", lambda: InterveneOrganisation(
        **form.envelope(), organisation=unit.id, by=chosen_unit(form.by) or 0,
        order_number=form.order_number.data, ordered_on=form.ordered_on.data), detail=_counted(unit))


@blueprint.route("/organisations/<int:organisation_id>/intervention/end", methods=["GET", "POST"])
@requires("organisation:intervene")
def end_intervention(organisation_id: int) -> Any:
    """It answers for itself again."""
    unit, form = unit_within(organisation_id, "organisation:intervene"), OrderForm()
    return unit_act(unit, form, "end_intervention", lambda: EndIntervention(
        **form.envelope(), organisation=unit.id, order_number=form.order_number.data,
        ordered_on=form.ordered_on.data), detail=_counted(unit))


def _counted(unit: Organisation) -> Detail:
    """What the body has, beside the sentences: an act of this kind is about all of it."""

    def tables(events: list[Event]) -> dict[str, Any]:
        with reading(engine()) as session:
            return {"tables": [left_table(left_behind(session, unit.id, 0))]}

    return tables
