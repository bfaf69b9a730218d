"""How well weapons are known, in words: each figure with the list of the weapons it counts."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from models.organisation import Organisation
from models.vocabulary import VOCABULARY
from registry.operations.weapon_facts import UNREAD_STATUSES
from registry.queries.completeness import ARTICLE_51, CURRENT, UNREAD
from registry.queries.quality import MOST_LOOKED_INTO, Detail, UnitQuality
from registry.queries.waiting import Waiting
from registry.queries.weapon_list import MOST_COUNTED
from registry.shown.links import address, thing_address
from registry.shown.states import capital, linked
from registry.shown.weapon import Row
from registry.wording import code, grouped

#: Figure of a unit's row → the filters of its list.
FIGURES: dict[str, dict[str, str]] = {
    "weapons": {"status": CURRENT}, "incomplete": {"status": CURRENT, "complete": "no"},
    "as_booked": {"status": CURRENT, "fact": "", "standing": "as_booked"},
    "contradicted": {"status": CURRENT, "fact": "", "standing": "contradicted"},
    "unread": {"status": CURRENT, "serial_status": UNREAD}, "to_be_located": {"status": "to_be_located"},
}  # fmt: skip


def heads() -> list[Any]:
    """The column heads of the list of units."""
    return [_("Organismo o unidad"), (_("Armas"), "num"), (_("Con algún dato sin respuesta"), "num"),
            (_("Serial según libro"), "num"), (_("Serial contradictorio"), "num"), (_("Serial no leído"), "num"),
            (_("Por localizar"), "num")]


def quality_rows(qualities: Iterable[UnitQuality]) -> list[Row]:
    """One row for each unit, deeper ones set in; each figure counts the unit and everything below it."""
    return [Row((_name(found), *(figure(found.unit, found.figures[name], **filters)
                                 for name, filters in FIGURES.items()))) for found in qualities]


def _name(found: UnitQuality) -> Markup:
    inset = Markup("&nbsp;" * 4 * found.depth) + (Markup("└ ") if found.depth else Markup(""))
    return inset + linked(address("quality.page", organisation_id=found.unit.id), found.unit.name)


def figure(unit: Organisation, count: int, **filters: str) -> Markup:
    """How many, leading to the list of them; nothing leads to no weapon."""
    kept: dict[str, Any] = {name: value for name, value in filters.items() if value}
    return linked(url_for("weapon.listing", unit=unit.code, **kept) if count else None, grouped(count))


def shown_detail(unit: Organisation, found: Detail) -> dict[str, Any]:
    """The template's context for one unit."""
    return {
        "title": _("Calidad de los datos"), "unit": unit,
        "sub": _("%(name)s y lo que depende de ella: %(count)s armas, sin contar %(withdrawn)s dadas de baja.",
                 name=unit.name, count=grouped(found.weapons), withdrawn=grouped(found.statuses["withdrawn"])),
        "crumbs": [(_("Calidad de los datos"), address("quality.listing")),
                   (unit.name, thing_address(unit.subject) if address("organisation.page", organisation_id=unit.id)
                    else None), (_("Calidad de los datos"), None)],
        "fact_heads": [_("Dato"), *((capital(code("standing", name)), "num") for name in VOCABULARY["standing_given"])],
        "facts": [_fact_row(unit, found, fact) for fact in ARTICLE_51],
        "sums": _sums(unit, found), "serials": _serials(unit, found), "places": _places(unit, found),
    }


def waiting_rows(unit: Organisation, found: Waiting) -> list[Row]:
    """What waits for a decision, each figure with its queue; nothing for whoever may not read the queues."""
    queues = ((_("Contradicciones"), address("conflict.listing", unit=unit.id), found.conflicts),
              (_("Armas parecidas"), address("near.listing", unit=unit.id), found.pairs))
    return [Row((words, linked(url if count != 0 else None, _counted(count))), "is-warn" if count != 0 else None)
            for words, url, count in queues if url]


def _counted(count: int | None) -> str:
    return _("más de %(most)s", most=grouped(MOST_COUNTED)) if count is None else grouped(count)


def _fact_row(unit: Organisation, found: Detail, fact: str) -> Row:
    counts: Mapping[str, int] = found.facts.get(fact, {})
    named = "" if fact == "serial" else fact
    return Row((capital(code("fact", fact)), *(
        figure(unit, counts.get(standing, 0), status=CURRENT, fact=named, standing=standing)
        for standing in VOCABULARY["standing_given"])))


def _sums(unit: Organisation, found: Detail) -> list[Row]:
    open_ = found.weapons - found.complete
    recorded = {"mark": _("Con algún marcaje asentado"), "no_mark": _("Sin marcajes asentados"),
                "part_serial": _("Con serial de alguna parte"), "no_part_serial": _("Sin seriales de partes")}
    return [
        Row((_("Con todos los datos respondidos"), figure(unit, found.complete, status=CURRENT, complete="yes"))),
        Row((_("Con algún dato sin respuesta"), figure(unit, open_, status=CURRENT, complete="no")),
            "is-warn" if open_ else None),
        *(Row((words, figure(unit, found.recorded[name], status=CURRENT, recorded=name) if found.recorded
               else _("se cuenta en unidades de hasta %(most)s armas", most=grouped(MOST_LOOKED_INTO))))
          for name, words in recorded.items()),
        Row((_("Vistas alguna vez, desde que están en el registro"),
             figure(unit, found.seen, status=CURRENT, seen="yes"))),
        Row((_("Nunca vistas, desde que están en el registro"),
             figure(unit, found.weapons - found.seen, status=CURRENT, seen="no"))),
        Row((_("De una lista posterior a la línea base"),
             figure(unit, found.later, status=CURRENT, baseline="later")), "is-warn" if found.later else None),
    ]


def _serials(unit: Organisation, found: Detail) -> list[Row]:
    return [Row((capital(code("serial_status", name)),
                 figure(unit, found.serial_statuses[name], status=CURRENT, serial_status=name)),
                "is-warn" if name in UNREAD_STATUSES and found.serial_statuses[name] else None)
            for name in VOCABULARY["serial_status"]]


def _places(unit: Organisation, found: Detail) -> list[Row]:
    return [Row((capital(code("status", name)), figure(unit, found.statuses[name], status=name)),
                "is-warn" if name == "to_be_located" and found.statuses[name] else None)
            for name in VOCABULARY["status"]]
