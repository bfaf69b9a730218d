"""The acts on accounts: made, granted, revoked, disabled, enabled, made to start again."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _

from models.database import reading
from models.user import User
from registry.acting import gate
from registry.acts import act_page
from registry.assumed import tell_assumed
from registry.errors import NotFound, RuleBroken
from registry.forms.base import ActForm
from registry.forms.units import chosen_unit, offer_units
from registry.forms.users import AccountReasonForm, GrantForm, RegisterUserForm, RevokeForm
from registry.language import worded
from registry.looks import looked_at
from registry.operations import Operation, Performed
from registry.operations.disable_user import DisableUser
from registry.operations.enable_user import EnableUser
from registry.operations.enrolment import Enrolment
from registry.operations.grant_role import GrantRole
from registry.operations.register_user import RegisterUser
from registry.operations.reset_enrolment import ResetEnrolment
from registry.operations.revoke_role import RevokeRole
from registry.queries.named import parties_identified
from registry.queries.parties import line_of as party_line
from registry.queries.party_reach import party_within
from registry.queries.users import line_of, user_within
from registry.security import acting, engine, requires
from registry.shown.links import address
from registry.shown.users import LABELS, first_code_words
from registry.sign_in.enrolment_code import LASTS, code_of, enrolment_of

blueprint = Blueprint("user_act", __name__)


@blueprint.route("/users/register", methods=["GET", "POST"])
@requires("user:register")
def register() -> Any:
    """An account for a person, proposed by `?party=N`; the code of the first sign-in is shown once."""
    form, title = RegisterUserForm(), _("Crear una cuenta")
    offer_units(form.organisation, "user:register")
    if not form.is_submitted() and "party" in request.args:
        form.person.data = _document_of(request.args.get("party", type=int) or 0)

    def done(performed: Performed) -> str:
        return _show_code(form, performed.entries[0])

    return act_page(
        form, "acts/fields.html", lambda: RegisterUser(
            **form.envelope(), party=_person_of(form), organisation=chosen_unit(form.organisation) or 0,
            username=form.username.data.lower(), enrolment=_enrolment(form)),
        done, title=title, back_url=address("user.listing"), mono=["person", "username"], wide=["organisation"],
        crumbs=[(_("Cuentas"), address("user.listing")), (title, None)],
        hints={"person": _("La persona se registra antes, en Personas"),
               "username": _("Letras minúsculas sin acento, cifras, puntos o guiones; no se cambia después")})


@blueprint.route("/users/<int:user_id>/grant", methods=["GET", "POST"])
@requires("user:grant")
def grant_role(user_id: int) -> Any:
    """One more role."""
    form = GrantForm()
    offer_units(form.organisation, "user:grant")
    return _act(user_id, "user:grant", form, "grant_role", lambda: GrantRole(
        **form.envelope(), user=user_id, role=form.role.data, organisation=chosen_unit(form.organisation) or 0))


@blueprint.route("/users/<int:user_id>/revoke/<role>/<int:organisation>", methods=["GET", "POST"])
@requires("user:grant")
def revoke_role(user_id: int, role: str, organisation: int) -> Any:
    """One role less."""
    form = RevokeForm()
    return _act(user_id, "user:grant", form, "revoke_role", lambda: RevokeRole(
        **form.envelope(), user=user_id, role=role, organisation=organisation))


@blueprint.route("/users/<int:user_id>/disable", methods=["GET", "POST"])
@requires("user:disable")
def disable_user(user_id: int) -> Any:
    """Nobody signs in with the account any more; its sessions end."""
    form = AccountReasonForm()
    return _act(user_id, "user:disable", form, "disable_user", lambda: DisableUser(
        **form.envelope(), user=user_id, reason=form.reason.data or ""))


@blueprint.route("/users/<int:user_id>/enable", methods=["GET", "POST"])
@requires("user:disable")
def enable_user(user_id: int) -> Any:
    """The account can sign in again."""
    form = AccountReasonForm()
    return _act(user_id, "user:disable", form, "enable_user", lambda: EnableUser(
        **form.envelope(), user=user_id, reason=form.reason.data or ""))


@blueprint.route("/users/<int:user_id>/reset", methods=["GET", "POST"])
@requires("user:reset")
def reset_enrolment(user_id: int) -> Any:
    """Password and second factor are set again by the user, with a new code that is shown once."""
    form = AccountReasonForm()
    return _act(user_id, "user:reset", form, "reset_enrolment", lambda: ResetEnrolment(
        **form.envelope(), user=user_id, reason=form.reason.data or "", enrolment=_enrolment(form)),
        done=lambda performed: _show_code(form, user_id))


def _act(user_id: int, permission: str, form: ActForm, name: str, build: Callable[[], Operation],
         done: Callable[[Performed], str] | None = None) -> Any:
    with reading(engine()) as session:
        user = user_within(session, acting().authority, user_id, permission)
        who = line_of(session, user)
    looked_at(f"user_act.{name}", user.party_id)
    back = url_for("user.page", user_id=user_id)
    return act_page(
        form, "acts/fields.html", build, done or (lambda performed: back), title=worded(LABELS[name]),
        sub=f"{who.username} · {who.person}", back_url=back, wide=["organisation"], about=[user],
        crumbs=[(_("Cuentas"), address("user.listing")), (who.username, back), (worded(LABELS[name]), None)])


def _document_of(party_id: int) -> str:
    with reading(engine()) as session:
        identity = party_line(session, party_within(session, acting().authority, party_id, "user:register")).identity
    looked_at("user_act.register", party_id)
    return identity.document_number if identity else ""


def _person_of(form: RegisterUserForm) -> int:
    with reading(engine()) as session:
        found = parties_identified(session, acting().authority, form.person.data, "user:register")
        if len(found) != 1:
            raise RuleBroken("No hay una persona registrada con ese documento a su alcance.", "person")
        tell_assumed(session, found[0].id, form.person.data)
    looked_at("user_act.register", found[0].id)
    return found[0].id


def _enrolment(form: ActForm) -> Enrolment:
    return enrolment_of(code_of(gate().keys, form.act.data or ""), datetime.now(UTC))


def _show_code(form: ActForm, user_id: int) -> str:
    """Tell the code on the next page and nowhere else, then go to the account."""
    with reading(engine()) as session:
        user = session.get(User, user_id)
        if user is None:
            raise NotFound()
        username = line_of(session, user).username
    flash(first_code_words(username, code_of(gate().keys, form.act.data or ""), datetime.now(UTC) + LASTS), "is-ok")
    return url_for("user.page", user_id=user_id)
