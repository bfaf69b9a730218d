"""Registering a weapon: the form, its review, and the next one of the same book."""

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from marking.registry_number import registry_number
from models.database import reading
from models.events import Event
from models.events.weapon import WeaponRegistered
from registry.acts import act_page
from registry.drafted_forms import draft_context, kept_as_sent, resumed
from registry.forms.weapon_register import RegisterForm
from registry.looks import looked_at
from registry.lookups import LookUps
from registry.operations import Performed
from registry.operations.register import Register
from registry.queries.near_matches import near_matches
from registry.queries.previous import Previous, previous_of
from registry.security import acting, engine, requires
from registry.shown.registration import (
    again_values,
    near_heads,
    near_rows,
    previous_values,
    registered_rows,
    repeated_names,
)

blueprint = Blueprint("registration", __name__)
MORE, AGAIN = "more_parts", "again"


@blueprint.route("/weapons/register", methods=["GET", "POST"])
@requires("weapon:register")
def form() -> Response | str | tuple[str, int]:
    """The form; its review; the weapon's page, or the form again for the next line of the book."""
    with reading(engine()) as session:
        previous = previous_of(session, acting().authority)
    repeat = "repeat" in request.args and previous.weapon is not None
    again = again_values(previous) if repeat else {}
    typed = RegisterForm(data=again or {"unit": previous.office_words}, **resumed("weapon"))
    if repeat and request.method != "POST":
        looked_at("registration.form", *previous.persons)
        _focus(typed)
    context = _context(previous, repeat) | {"repeated": repeated_names(typed, again)}
    if MORE in request.form:
        typed.parts.append_entry().form.kind.render_kw = {"autofocus": True}
        kept_as_sent("weapon", typed)
        context |= draft_context("weapon", typed)
        return render_template("weapons/register.html", form=typed, grown=True, **context)
    return act_page(typed, "weapons/register.html", lambda: _operation(typed), _done, said=_said, onward=_onward(),
                    draft="weapon", detail=lambda events: _reviewed(events[0]), **context)


def _focus(typed: RegisterForm) -> None:
    """Begin where the next weapon differs: at its serial, or at its place in the book."""
    (typed.serial if typed.is_seen else typed.folio).render_kw = {"autofocus": True}


def _context(previous: Previous, repeat: bool) -> dict[str, Any]:
    here = url_for("registration.form")
    return previous_values(previous) | {
        "repeat_url": None if repeat else url_for("registration.form", repeat=1), "blank_url": here if repeat else None,
        "again": _("Asentar y registrar otra igual"), "again_first": repeat}


def _reviewed(event: Event) -> dict[str, Any]:
    """What the review shows beside the sentence: every fact, and the weapons this one could be taken for."""
    assert isinstance(event, WeaponRegistered)
    with reading(engine()) as session:
        near = near_matches(session, acting().authority, event.serial)
    return {"rows": registered_rows(event), "near": near_rows(near, event.serial or ""), "near_heads": near_heads()}


def _onward() -> list[tuple[str, str]]:
    return [(_("Registrar otra igual"), url_for("registration.form", repeat=1))]


def _said(performed: Performed) -> str:
    return _("inscripción del arma %(number)s", number=registry_number(performed.entries[0]))


def _done(performed: Performed) -> str:
    if request.form.get("confirmed") == AGAIN:
        return url_for("registration.form", repeat=1)
    return url_for("weapon.page", weapon_id=performed.entries[0])


def _operation(typed: RegisterForm) -> Register:
    with reading(engine()) as session:
        look = LookUps(session, acting().authority)
        near = near_matches(session, acting().authority, typed.serial.data)
        operation = typed.operation(look, tuple(line.weapon.id for line in near))
    look.settle()
    return operation
