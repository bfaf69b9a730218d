"""Requests: what waits for a decision, what one asked for, one of them, and the acts that decide it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _

from models.base import id_of
from models.database import reading
from models.request import Request
from registry.acts import act_page
from registry.carrying_on import carry_on
from registry.errors import Refused
from registry.forms.base import ActForm
from registry.forms.requests import DecideForm, RefuseForm
from registry.looks import looked_at
from registry.operations import Operation, Performed
from registry.operations.base import new_act_key
from registry.operations.execute_request import ExecuteRequest
from registry.operations.merge_organisation import MergeOrganisation
from registry.operations.refuse_request import RefuseRequest
from registry.operations.rehearse import rehearse
from registry.operations.withdraw_request import WithdrawRequest
from registry.queries.names import names_of
from registry.queries.request_page import RequestPage, request_page
from registry.queries.requests import (
    MOST,
    count_to_decide,
    own_requests,
    persons_about,
    request_within,
    to_decide,
    weapons_about,
)
from registry.security import acting, engine, requires
from registry.shown.requests import references_in_page, references_of_requests, shown_request, shown_requests
from registry.shown.states import capital
from registry.wording import code

blueprint = Blueprint("request", __name__)


@blueprint.get("/requests")
@requires("request:read")
def listing() -> str:
    """What waits for one's decision, and what one asked for."""
    now, authority = datetime.now(UTC), acting().authority
    with reading(engine()) as session:
        is_decider = authority.has("request:decide")
        waiting = list(session.scalars(to_decide(session, authority, now).limit(MOST))) if is_decider else []
        own = own_requests(session, authority, request.args.get("before", type=int))
        every = [*waiting, *own.requests]
        names, weapons = names_of(session, references_of_requests(every)), weapons_about(session, every)
        shown = shown_requests(waiting, count_to_decide(session, authority, now), own, names, weapons, now)
    looked_at("request.listing", *persons_about(every))
    return render_template("requests/listing.html", is_decider=is_decider, **shown)


@blueprint.get("/requests/<int:request_id>")
@requires("request:read")
def page(request_id: int) -> str:
    """One request: exactly what would be recorded, and what has changed since."""
    asked, context = _shown(request_id)
    form = DecideForm()
    form.see([asked])
    return render_template("requests/page.html", form=form, **context)


@blueprint.post("/requests/<int:request_id>/approve")
@requires("request:decide")
def approve(request_id: int) -> Any:
    """Record what is asked; the page of the request is its review."""
    asked, context = _shown(request_id)
    form = DecideForm()

    def done(performed: Performed) -> str:
        if asked.operation == MergeOrganisation.name and asked.about and not performed.repeated:
            carry_on(id_of(asked.about))
        return url_for("request.page", request_id=request_id)

    return act_page(
        form, "requests/page.html", lambda: ExecuteRequest(**form.envelope(), asked_in=request_id), done, about=[asked],
        said=lambda performed: _("%(what)s, que otra persona solicitó",
                                 what=capital(code("operation", asked.operation))), **context)


@blueprint.route("/requests/<int:request_id>/refuse", methods=["GET", "POST"])
@requires("request:decide")
def refuse(request_id: int) -> Any:
    """Say no, and why."""
    form = RefuseForm()
    return _closing(request_id, "request:decide", form, _("Rechazar la solicitud"), lambda: RefuseRequest(
        **form.envelope(), asked_in=request_id, reason=form.reason.data or ""))


@blueprint.route("/requests/<int:request_id>/withdraw", methods=["GET", "POST"])
@requires("request:make")
def withdraw(request_id: int) -> Any:
    """Take back what one asked for."""
    form = DecideForm()
    return _closing(request_id, "request:make", form, _("Retirar la solicitud"), lambda: WithdrawRequest(
        **form.envelope(), asked_in=request_id))


def _closing(request_id: int, permission: str, form: ActForm, title: str, build: Callable[[], Operation]) -> Any:
    with reading(engine()) as session:
        asked = request_within(session, acting().authority, request_id, permission)
    back, what = url_for("request.page", request_id=request_id), capital(code("operation", asked.operation))
    return act_page(form, "acts/fields.html", build, lambda performed: back, about=[asked], title=title, sub=what,
                    back_url=back, crumbs=[(_("Solicitudes"), url_for("request.listing")), (what, back), (title, None)])


def _shown(request_id: int) -> tuple[Request, dict[str, Any]]:
    now, actor = datetime.now(UTC), acting().user_id
    with reading(engine()) as session:
        asked = request_within(session, acting().authority, request_id)
        found = request_page(session, asked, actor, now)
        names, weapons = names_of(session, references_in_page(found)), weapons_about(session, [asked])
    looked_at("request.page", *found.persons)
    return asked, shown_request(found, names, weapons, _refusal(found), now)


def _refusal(found: RequestPage) -> Refused | None:
    """Why the acting person could not approve it now; None when nothing forbids it, or it is not theirs to approve."""
    if not found.is_open or found.is_own or not acting().authority.has("request:decide"):
        return None
    try:
        rehearse(engine(), ExecuteRequest(act=new_act_key(), claimed_at=datetime.now(UTC), asked_in=found.request.id),
                 acting().user_id)
    except Refused as refusal:
        return refusal
    return None
