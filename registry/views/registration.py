"""Registering a weapon, or those of a series: the form, its review, and the next one of the same book."""

from collections.abc import Callable
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
from registry.forms.weapon_series import SeriesForm
from registry.looks import looked_at
from registry.lookups import LookUps
from registry.operations import Performed
from registry.operations.register import Register
from registry.operations.register_series import RegisterSeries
from registry.queries.near_matches import near_matches, near_matches_of
from registry.queries.previous import Previous, previous_of
from registry.security import acting, engine, requires
from registry.served_pictures import served_ticket
from registry.shown.acts import Action
from registry.shown.registration import (
    again_values,
    near_heads,
    near_rows,
    previous_values,
    registered_rows,
    repeated_names,
    series_near_heads,
    series_near_rows,
    series_rows,
)
from registry.shown.states import serial

blueprint = Blueprint("registration", __name__)
MORE, AGAIN = "more_parts", "again"
Page = Response | str | tuple[str, int]


@blueprint.route("/weapons/register", methods=["GET", "POST"])
@requires("weapon:register")
def form() -> Page:
    """The form; its review; the weapon's page, or the form again for the next line of the book."""
    typed, context = _begun(RegisterForm, "weapon")
    other = Action(_("Registrar una serie"), _address("series", repeat=context["blank_url"] is not None))
    context |= {"title": _("Registrar un arma"), "ways": [other], "series": False,
                "lead": _("Todo dato lleva su respaldo: lo que no se sabe se dice, no se deja en blanco.")}
    if MORE in request.form:
        typed.parts.append_entry().form.kind.render_kw = {"autofocus": True}
        kept_as_sent("weapon", typed)
        context |= draft_context("weapon", typed)
        return render_template("weapons/register.html", form=typed, grown=True, **context)
    return act_page(typed, "weapons/register.html", lambda: _operation(typed), _done, said=_said, draft="weapon",
                    onward=[(_("Registrar otra igual"), _address("form", repeat=True))],
                    detail=lambda events: _reviewed(events[0]) | {"pictures": _pictures(typed)},
                    again=_("Asentar y registrar otra igual"), again_first=context["blank_url"] is not None, **context)


@blueprint.route("/weapons/register/series", methods=["GET", "POST"])
@requires("weapon:register")
def series() -> Page:
    """The same for weapons that differ in their serial alone: all of them in one act."""
    typed, context = _begun(SeriesForm, "series")
    other = Action(_("Registrar un arma"), _address("form", repeat=context["blank_url"] is not None))
    return act_page(typed, "weapons/register.html", lambda: _series(typed), _done_series, said=_said_series(typed),
                    draft="series", onward=[(_("Registrar otra serie igual"), _address("series", repeat=True))],
                    detail=_reviewed_series, title=_("Registrar una serie"), series=True, ways=[other],
                    lead=_("Armas iguales con seriales seguidos: cada una tendrá su ficha, todas en un acto. "
                           "Partes, constancias y fotografías se asientan después en cada una."), **context)


@blueprint.get("/weapons/register/photographs/<ticket>")
@requires("weapon:register")
def photograph(ticket: str) -> Response:
    """A picture that goes with an act not recorded yet, to whoever holds its ticket."""
    return served_ticket(ticket)


def _begun(kind: type[RegisterForm], code: str) -> tuple[Any, dict[str, Any]]:
    """The form as it begins: blank, repeated, or resumed; and what its page needs."""
    with reading(engine()) as session:
        previous = previous_of(session, acting().authority)
    repeat = "repeat" in request.args and previous.weapon is not None
    again = again_values(previous) if repeat else {}
    typed = kind(data=again or {"unit": previous.office_words}, **resumed(code))
    if repeat and request.method != "POST":
        looked_at("registration.form", *previous.persons)
        # Begin where the next weapon differs: at its serial, or at its place in the book.
        (typed.serial if typed.is_seen else typed.folio).render_kw = {"autofocus": True}
    return typed, _context(previous, repeat) | {"repeated": repeated_names(typed, again)}


def _context(previous: Previous, repeat: bool) -> dict[str, Any]:
    here = (request.endpoint or "").rpartition(".")[2]
    return previous_values(previous) | {"repeat_url": None if repeat else _address(here, repeat=True),
                                        "blank_url": _address(here, repeat=False) if repeat else None}


def _address(view: str, *, repeat: bool) -> str:
    return url_for(f"registration.{view}", repeat=1 if repeat else None)


def _pictures(typed: RegisterForm) -> list[dict[str, Any]]:
    """The pictures of the review: a finger on the lens is seen before it is recorded for ever."""
    return [{"url": url_for("registration.photograph", ticket=ticket), "width": picture.width, "height": picture.height,
             "words": _("Foto %(number)s", number=number)}
            for number, (ticket, picture) in enumerate(typed.shown_pictures(), start=1)]


def _reviewed(event: Event) -> dict[str, Any]:
    """What the review shows beside the sentence: every fact, and the weapons this one could be taken for."""
    assert isinstance(event, WeaponRegistered)
    with reading(engine()) as session:
        near = near_matches(session, acting().authority, event.serial)
    return {"rows": registered_rows(event), "near": near_rows(near, event.serial or ""), "near_heads": near_heads()}


def _reviewed_series(events: list[Event]) -> dict[str, Any]:
    """The same of a series: the facts once, and each serial, with the weapons it could be taken for."""
    weapons = [event for event in events if isinstance(event, WeaponRegistered)]
    serials = [event.serial or "" for event in weapons]
    with reading(engine()) as session:
        near = near_matches_of(session, acting().authority, serials)
    return {"rows": series_rows(weapons), "subjects": [serial(text) for text in serials],
            "near": series_near_rows(near), "near_heads": series_near_heads()}


def _said(performed: Performed) -> str:
    return _("inscripción del arma %(number)s", number=registry_number(performed.entries[0]))


def _said_series(typed: SeriesForm) -> Callable[[Performed], str]:
    return lambda performed: _("inscripción de %(count)s armas, de la %(first)s a la %(last)s", count=typed.count.data,
                               first=typed.serial.data, last=typed.last.data)


def _done(performed: Performed) -> str:
    if request.form.get("confirmed") == AGAIN:
        return _address("form", repeat=True)
    return url_for("weapon.page", weapon_id=performed.entries[0])


def _done_series(performed: Performed) -> str:
    return url_for("act.page", act_id=performed.act_id)


def _operation(typed: RegisterForm) -> Register:
    with reading(engine()) as session:
        look = LookUps(session, acting().authority)
        near = near_matches(session, acting().authority, typed.serial.data)
        operation = typed.operation(look, tuple(line.weapon.id for line in near))
    look.settle()
    return operation


def _series(typed: SeriesForm) -> RegisterSeries:
    with reading(engine()) as session:
        look = LookUps(session, acting().authority)
        near = near_matches_of(session, acting().authority, typed.serials())
        alike = {serial: tuple(line.weapon.id for line in lines) for serial, lines in near.items()}
        operation = typed.series(look, alike)
    look.settle()
    return operation
