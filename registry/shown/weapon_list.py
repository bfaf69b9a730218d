"""Lists of weapons in words: the columns of the table, how many there are, and the addresses of the other pages."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms import BooleanField, DateField, Field, SelectField

from marking.registry_number import registry_number
from registry.forms.weapon_filters import WeaponFilters
from registry.queries.keyset import Page
from registry.queries.weapon_list import MOST_COUNTED, Line
from registry.shown.holders import holder_words
from registry.shown.links import address
from registry.shown.states import capital, fact, fact_of, linked, serial, state_of
from registry.shown.turning import turns
from registry.shown.weapon import Row, serial_words, weapon_name
from registry.wording import code, day, grouped


def shown_list(found: Page[Line], form: WeaponFilters) -> dict[str, Any]:
    """The template's context for a page of the list."""
    narrowing = form.narrowing()
    return {
        "rows": weapon_rows(found.lines), "heads": heads(), "narrowed": bool(narrowing), "start": found.has_previous,
        "count": count_words(found.count), "said": [f"{field.label.text}: {_said(field)}" for field in narrowing],
        "are_others_open": bool({field.name for field in narrowing} - {*form.first}) or bool(form.errors),
        "query": urlencode(form.kept()), "files": _files(form), **_pages(found, form),
    }


def _files(form: WeaponFilters) -> list[tuple[str, str]]:
    """The list as a file: the name of each kind, and its address."""
    kinds = (("CSV", address("weapon_lists.export", kind="csv", **form.kept())),
             ("XLSX", address("weapon_lists.export", kind="xlsx", **form.kept())))
    return [(name, url) for name, url in kinds if url is not None]


def count_words(count: int | None) -> str:
    """«1.204 armas», or that they are more than are counted."""
    if count is None:
        return _("más de %(most)s armas", most=grouped(MOST_COUNTED))
    return ngettext("%(count)s arma", "%(count)s armas", count, count=grouped(count))


def _pages(found: Page[Line], form: WeaponFilters) -> dict[str, str | None]:
    kept: dict[str, Any] = dict(form.kept())
    last = url_for("weapon.listing", **kept, last="y") if found.has_next else None
    return turns(found, "weapon.listing", lambda line: line.weapon.id, **kept) | {"last": last}


def _said(field: Field) -> str:
    if isinstance(field, SelectField):
        return next(str(label) for value, label, *_ in field.iter_choices() if value == field.data)
    if isinstance(field, BooleanField):
        return _("sí")
    return day(field.data) if isinstance(field, DateField) else str(field.data)


def heads() -> list[Any]:
    """The column heads of a list of weapons."""
    return [_("Serial"), (_("Arma"), "plain"), _("Registro"), _("Clasificación"), (_("Situación"), "plain"),
            _("Custodio"), _("Unidad")]


def weapon_rows(lines: Iterable[Line]) -> list[Row]:
    """One row for each weapon; what needs attention is marked."""
    return [_row(line) for line in lines]


def _row(line: Line) -> Row:
    weapon = line.weapon
    state = state_of("status", weapon.status)
    shown = fact(_("Retenida"), "is-stop") if weapon.open_holds else fact_of("status", weapon.status)
    needs_look = weapon.open_holds or state in {"is-warn", "is-stop"}
    return Row((linked(url_for("weapon.page", weapon_id=weapon.id), serial_words(weapon)), weapon_name(weapon),
                serial(registry_number(weapon.id)), capital(code("weapon_class", weapon.weapon_class)), shown,
                holder_words(line.custodian), line.unit.name),
               ("is-stop" if weapon.open_holds else state) if needs_look else None)
