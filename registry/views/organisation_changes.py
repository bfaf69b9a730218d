"""The acts on the life of a body: merged, dissolved, intervened, and what follows from each."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint

from models.database import reading
from models.organisation import Organisation
from registry.errors import Refused
from registry.forms.base import ActForm
from registry.forms.organisations import InterveneForm, MergeOrganisationForm, OrderForm
from registry.forms.units import chosen_unit, offer_units
from registry.operations import Performed, perform
from registry.operations.base import new_act_key
from registry.operations.carry_over import CarryOver
from registry.operations.dissolve_organisation import DissolveOrganisation
from registry.operations.end_intervention import EndIntervention
from registry.operations.intervene_organisation import InterveneOrganisation
from registry.operations.left_behind import left_behind
from registry.operations.merge_organisation import MergeOrganisation
from registry.security import acting, engine, requires
from registry.views.organisation_acts import unit_act, unit_within

blueprint = Blueprint("organisation_change", __name__)
#: Pieces that one request carries over; what is left waits for the button on the page.
PIECES = 40


@blueprint.route("/organisations/<int:organisation_id>/merge", methods=["GET", "POST"])
@requires("organisation:merge")
def merge_organisation(organisation_id: int) -> Any:
    """Another body succeeds it."""
    unit, form = unit_within(organisation_id, "organisation:merge"), MergeOrganisationForm()
    offer_units(form.into, "organisation:merge")
    return unit_act(unit, form, "merge_organisation", lambda: MergeOrganisation(
        **form.envelope(), organisation=unit.id, into=chosen_unit(form.into) or 0,
        order_number=form.order_number.data, ordered_on=form.ordered_on.data), _carrying_on(unit))


@blueprint.route("/organisations/<int:organisation_id>/carry-over", methods=["GET", "POST"])
@requires("organisation:merge")
def carry_over(organisation_id: int) -> Any:
    """The next pieces of what a merged body has left."""
    unit, form = unit_within(organisation_id, "organisation:merge"), ActForm()
    return unit_act(unit, form, "carry_over", lambda: CarryOver(**form.envelope(), organisation=unit.id),
                    _carrying_on(unit))


@blueprint.route("/organisations/<int:organisation_id>/dissolve", methods=["GET", "POST"])
@requires("organisation:merge")
def dissolve_organisation(organisation_id: int) -> Any:
    """It ends without a successor."""
    unit, form = unit_within(organisation_id, "organisation:merge"), OrderForm()
    return unit_act(unit, form, "dissolve_organisation", lambda: DissolveOrganisation(
        **form.envelope(), organisation=unit.id, order_number=form.order_number.data,
        ordered_on=form.ordered_on.data))


@blueprint.route("/organisations/<int:organisation_id>/intervene", methods=["GET", "POST"])
@requires("organisation:intervene")
def intervene_organisation(organisation_id: int) -> Any:
    """Another body answers for it for a time."""
    unit, form = unit_within(organisation_id, "organisation:intervene"), InterveneForm()
    offer_units(form.by, "organisation:intervene")
    return unit_act(unit, form, "intervene_organisation", lambda: InterveneOrganisation(
        **form.envelope(), organisation=unit.id, by=chosen_unit(form.by) or 0,
        order_number=form.order_number.data, ordered_on=form.ordered_on.data))


@blueprint.route("/organisations/<int:organisation_id>/intervention/end", methods=["GET", "POST"])
@requires("organisation:intervene")
def end_intervention(organisation_id: int) -> Any:
    """It answers for itself again."""
    unit, form = unit_within(organisation_id, "organisation:intervene"), OrderForm()
    return unit_act(unit, form, "end_intervention", lambda: EndIntervention(
        **form.envelope(), organisation=unit.id, order_number=form.order_number.data,
        ordered_on=form.ordered_on.data))


def _carrying_on(unit: Organisation) -> Callable[[Performed], None]:
    return lambda performed: None if performed.repeated else _carry_on(unit)


def _carry_on(unit: Organisation) -> None:
    """Go on at once while it is a matter of seconds; a refusal leaves the rest to the button."""
    for _piece in range(PIECES):
        with reading(engine()) as session:
            if not left_behind(session, unit.id, 0).total:
                return
        try:
            perform(engine(), CarryOver(act=new_act_key(), claimed_at=datetime.now(UTC), organisation=unit.id),
                    acting().user_id)
        except Refused:
            return
