"""Lists of weapons in words: the columns of the table and the addresses of its other pages."""

from collections.abc import Iterable
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from marking.registry_number import registry_number
from registry.forms.weapon_filters import WeaponFilters
from registry.queries.weapon_list import Line, WeaponList
from registry.shown.holders import holder_words
from registry.shown.states import capital, fact, fact_of, linked, serial, state_of
from registry.shown.weapon import Row, serial_words, weapon_name
from registry.wording import code


def shown_list(found: WeaponList, form: WeaponFilters) -> dict[str, Any]:
    """The template's context for a page of the list."""
    kept: dict[str, Any] = dict(form.kept())
    return {
        "rows": weapon_rows(found.lines), "heads": heads(), "narrowed": bool(kept), "start": form.after.data,
        "first": url_for("weapon.listing", **kept) if form.after.data else None,
        "next": url_for("weapon.listing", **kept, after=found.after) if found.after else None,
    }


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
