"""The registration form in words: what the last one held, and the review of what this one will record."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup
from wtforms.form import BaseForm

from marking.reading import difference
from marking.serial import normalised
from models.events.weapon import WeaponRegistered
from models.weapon import FACTS, Component
from registry.forms.countries import country_name
from registry.operations.sources import book_of
from registry.queries.previous import Previous, named
from registry.queries.weapon_list import Line
from registry.shown.holders import holder_words
from registry.shown.links import address
from registry.shown.states import capital, linked
from registry.shown.states import serial as serial_mark
from registry.shown.weapon import ORIGINAL, Row, fact_rows, part_rows, serial_words, weapon_name
from registry.wording import code

#: Facts that are never repeated: they are what tells one weapon from the next.
OWN = frozenset({"serial", "ballistic_number", "ballistic_on", "ballistic_laboratory"})


def previous_values(previous: Previous) -> dict[str, Any]:
    """What F4 repeats in each field, and the last weapon in words."""
    if previous.weapon is None:
        return {"previous": {}, "last": None, "last_words": None}
    words = Markup("{}, {}").format(weapon_name(previous.weapon), serial_words(previous.weapon))
    return {"previous": _repeatable(previous), "last": previous.weapon, "last_words": words}


def again_values(previous: Previous) -> dict[str, Any]:
    """Values a new form begins with when the last weapon's are repeated, standings and kinds of parts included."""
    if previous.event is None:
        return {"unit": previous.office_words}
    event = previous.event
    standings = {f"standing_{name}": event.standings[name] for name in FACTS if name not in OWN}
    basis = "seen" if event.is_seen else "as_booked"
    usual = {name: "" if standing == basis else standing for name, standing in standings.items()}
    parts = [{"kind": part["kind"]} for part in event.components]
    return _repeatable(previous) | usual | _holders(previous) | {"basis": basis, "parts": parts}


def _holders(previous: Previous) -> dict[str, Any]:
    """Whose it was and who had it, as the form asks for them."""
    assert previous.event is not None
    owner, custodian = (reference.partition(":")[0] for reference in (previous.event.owner, previous.event.custodian))
    kinds = {"unknown": "unknown", "to_be_located": "to_be_located"}
    return {"owner": previous.owner, "owner_kind": "named" if previous.owner else kinds.get(owner, "unit"),
            "custodian": previous.custodian,
            "custodian_kind": "named" if previous.custodian else kinds.get(custodian, "unit")}


def repeated_names(form: BaseForm, again: dict[str, Any]) -> frozenset[str]:
    """Fields that still hold what was repeated: they are marked, so that each is compared with the weapon."""
    return frozenset(name for name, value in again.items()
                     if value and name in form and str(form[name].data) == str(value))


def offered(usual: dict[str, str]) -> dict[str, dict[str, str]]:
    """For each fact, what its field would hold and the words that offer it: somebody still decides that it is so."""
    typed = {name: country_name(value) if name == "country" else value for name, value in usual.items()}
    words = {name: code("action", value) if name == "action" else value for name, value in typed.items()}
    return {name: {"value": value, "words": _("F4: %(value)s, como en otras de esta marca y modelo", value=words[name])}
            for name, value in typed.items()}


def _repeatable(previous: Previous) -> dict[str, Any]:
    assert previous.event is not None
    event, unit = previous.event, previous.unit
    values: dict[str, Any] = {name: str(value) for name in FACTS
                              if name not in OWN and (value := getattr(event, name)) is not None}
    if event.country:
        values["country"] = country_name(event.country)
    return values | {"unit": named(unit) if unit else previous.office_words,
                     "place": event.place, "book": book_of(previous.source)}


def registered_rows(event: WeaponRegistered) -> list[Row]:
    """The facts a registration will record, each with its standing."""
    values = event.data() | {name: getattr(event, name) for name in FACTS}
    parts = [Component(kind=part["kind"], serial=part["serial"], standing=part["standing"])
             for part in event.components]
    status = Row((_("Estado del serial"), capital(code("serial_status", event.serial_status)), ""))
    return [*fact_rows(None, values, ORIGINAL), status, *part_rows(parts),
            Row((_("Fotografías"), str(len(event.photographs)), ""))]


def series_rows(events: list[WeaponRegistered]) -> list[Row]:
    """The facts that weapons of a series share, and from which serial to which they go."""
    first, *rest = registered_rows(events[0])
    ends = {"first": serial_mark(events[0].serial or ""), "last": serial_mark(events[-1].serial or "")}
    told = Markup(_("%(count)s armas: de %(first)s a %(last)s")) % ({"count": len(events)} | ends)
    return [Row((first.cells[0], told, *first.cells[2:])), *rest]


def near_heads() -> list[Any]:
    """The column heads of the weapons this one could be taken for."""
    return [_("Serial"), _("Por qué se parece"), (_("Arma"), "plain"), _("Custodio")]


def near_rows(lines: Iterable[Line], serial: str) -> list[Row]:
    """Weapons whose serial could be the one typed, and why."""
    return [Row((linked(address("weapon.page", weapon_id=line.weapon.id), serial_words(line.weapon)),
                 _likeness(serial, line.weapon.serial or ""), weapon_name(line.weapon),
                 holder_words(line.custodian))) for line in lines]


def series_near_heads() -> list[Any]:
    """The same for a series: which of its serials is meant comes first."""
    return [_("De la serie"), _("Ya registrada"), *near_heads()[1:]]


def series_near_rows(near: dict[str, tuple[Line, ...]]) -> list[Row]:
    """Each serial of a series that some weapon bears almost, with each of those weapons."""
    return [Row((serial_mark(serial), *row.cells))
            for serial, lines in near.items() for row in near_rows(lines, serial)]


def _likeness(typed: str, other: str) -> str:
    if normalised(typed) == normalised(other):
        return _("el mismo serial: compare marca, modelo y calibre")
    found = difference(normalised(typed), normalised(other))
    assert found is not None
    return _("posición %(place)s: aquí %(typed)s, allí %(other)s", place=found.position, typed=found.first,
             other=found.second)
