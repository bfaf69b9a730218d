"""A weapon in words: its name, its tags, the rows of its file, its marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape

from marking.reading import doubt_sentence, reading
from marking.registry_number import registry_number
from models.answered import WITHOUT_VALUE
from models.events.weapon import WeaponRegistered
from models.weapon import Component, Mark, Weapon
from registry.language import spoken, worded
from registry.operations.sources import WRITTEN
from registry.sentences import fact_value
from registry.shown.states import capital, fact, fact_of, linked, plain_tag, serial, tag, tag_of
from registry.wording import code

#: Facts that share a row while they share a standing.
BALLISTIC = ("ballistic_number", "ballistic_on", "ballistic_laboratory")
GROUPS = (
    ("serial",), ("weapon_type", "make", "model"), ("calibre",), ("year",), ("manufacturer", "country"), ("importer",),
    ("action",), ("weapon_class",), ("condition",), BALLISTIC,
)
BOTH, ORIGINAL, CORRECTED = "both", "original", "corrected"


@dataclass(frozen=True)
class Row:
    """A row of a table; `state` marks it when it needs attention."""

    cells: tuple[Any, ...]
    state: str | None = None


def weapon_name(weapon: Weapon) -> str:
    """«Pistola Glock 17, 9 × 19 mm Parabellum», as far as it is known."""
    words = [code("weapon_type", weapon.weapon_type) if weapon.weapon_type else _("arma de tipo desconocido"),
             weapon.make, weapon.model]
    return capital(" ".join(word for word in words if word)) + (f", {weapon.calibre}" if weapon.calibre else "")


def short_name(weapon: Weapon) -> str:
    """«Glock 17», or the type when neither make nor model is known."""
    return " ".join(word for word in (weapon.make, weapon.model) if word) or weapon_name(weapon)


def serial_words(weapon: Weapon | WeaponRegistered) -> Markup | str:
    """The serial verbatim, or what stands in its place."""
    return serial(weapon.serial) if weapon.serial else _("sin serial legible")


def plate(weapon: Weapon) -> str:
    """What the plate of the page shows."""
    return weapon.serial or capital(code("serial_status", weapon.serial_status))


def head_words(weapon: Weapon) -> str:
    """What the title of a page names it by: the serial verbatim, or its registry number.

    A browser folds several spaces of a title into one, but not those at which no line is broken.
    """
    return (weapon.serial or registry_number(weapon.id)).replace("  ", "\N{NO-BREAK SPACE}" * 2)


def reading_lines(weapon: Weapon) -> list[str]:
    """Where a character of the serial could mislead; for a weapon without one, what identifies it instead."""
    if weapon.serial is None:
        return [_("La identifica su número de registro: %(number)s", number=registry_number(weapon.id))]
    return [doubt_sentence(doubt, worded) for doubt in reading(weapon.serial)]


def weapon_tags(weapon: Weapon) -> list[Markup]:
    """The line under the title: situation, hold, class, condition, serial, contradictions."""
    doubtful = sum(standing == "contradicted" for standing in weapon.standings.values())
    tags = [tag_of("status", weapon.status)]
    if weapon.open_holds:
        tags.append(tag(_("Retenida por orden fiscal o judicial"), "is-stop"))
    tags += [plain_tag(capital(code("weapon_class", weapon.weapon_class))), tag_of("condition", weapon.condition)]
    if weapon.serial_status != "legible":
        words = _("Serial %(status)s", status=code("serial_status", weapon.serial_status))
        tags.append(tag(words if weapon.serial_status != "none" else capital(code("serial_status", "none")), "is-warn"))
    if doubtful:
        words = ngettext("%(num)s dato contradictorio", "%(num)s datos contradictorios", doubtful)
        tags.append(tag(words, "is-warn"))
    return tags


def fact_rows(weapon: Weapon | None, original: dict[str, Any], view: str,
              sources: Mapping[str, str] = MappingProxyType({})) -> list[Row]:
    """The rows of the file. `original` holds the values first registered, and their standings.

    Without a weapon, the rows of one about to be registered. `sources` (fact → book and folio) tells what backs some.
    """
    if weapon is None or view == ORIGINAL:
        values, standings = original, original["standings"]
    else:
        names_of_all = ("serial_status", *(name for group in GROUPS for name in group))
        values, standings = {name: getattr(weapon, name) for name in names_of_all}, weapon.standings
    rows: list[Row] = []
    for group in GROUPS:
        changed = view == BOTH and any(values[name] != original[name] for name in group)
        known = {name: (standings[name], sources.get(name)) for name in group}
        for names in [group] if len(set(known.values())) == 1 and not changed else zip(group):
            backed = standing_words(*known[names[0]])
            rows.append(_row(names, values, standings, original if view == BOTH else values, backed))
    return [_unread(rows[0], values["serial_status"], standings["serial"]), *rows[1:]] if (
        _is_unread(values) and (view != BOTH or _is_unread(original))) else rows


def _is_unread(values: Mapping[str, Any]) -> bool:
    return values["serial"] is None and values.get("serial_status") is not None


def _unread(row: Row, status: str, standing: str) -> Row:
    """The row of a serial that is not there, in the word of its state, as the plate says it: one fact, one word."""
    words = capital(code("serial_status", status))
    return Row((row.cells[0], words, fact(words, "is-none") if standing in WITHOUT_VALUE else row.cells[2]), row.state)


def standing_words(standing: str, source: str | None) -> Markup:
    """How a fact is known; what rests on somebody's writing says on whose."""
    words = fact_of("standing", standing)
    return words + Markup('<span class="tz-meta tz-source">{}</span>').format(source) if (
        source and standing in WRITTEN) else words


def _row(names: tuple[str, ...], values: dict[str, Any], standings: dict[str, str], before: dict[str, Any],
         backed: Markup) -> Row:
    standing = standings[names[0]]
    terms = code("fact", names[0]) if names == BALLISTIC else ", ".join(code("fact", name) for name in names)
    shown = [_value(name, values[name], standings[name], before[name]) for name in names]
    # Several blanks with one standing are one answer, said once.
    joined = capital(shown[0]) if len(set(shown)) == 1 else Markup(", ").join(shown)
    state = "is-warn" if standing == "contradicted" else None
    return Row((capital(terms), joined, backed), state)


def _value(name: str, value: Any, standing: str, before: Any) -> Markup | str:
    words = _words(name, value, standing)
    if value == before:
        return words
    return Markup("<del>{}</del> <ins>{}</ins>").format(_words(name, before, "not_recorded"), words)


def _words(name: str, value: Any, standing: str) -> Markup | str:
    if name == "serial" and value is not None:
        return serial(value)
    words = fact_value(name, value, standing)
    return capital(words) if name == "weapon_type" else words


def part_rows(components: Iterable[Component]) -> list[Row]:
    """Parts with their serials, one row for each standing; one row that says there is none."""
    by_standing: dict[str, list[Markup]] = {}
    for part in components:
        words = serial(part.serial) if part.serial else code("standing", part.standing)
        by_standing.setdefault(part.standing, []).append(
            Markup("{} {}").format(capital(code("part", part.kind)), words))
    if not by_standing:
        return [Row((_("Partes con serial"), _("No consta"), fact_of("standing", "not_recorded")))]
    return [Row((_("Partes con serial"), Markup(" · ").join(parts), fact_of("standing", standing)),
                "is-warn" if standing == "contradicted" else None) for standing, parts in by_standing.items()]


def mark_rows(marks: Iterable[Mark], pictures: dict[int, int]) -> list[Row]:
    """Marks as the page lists them; `pictures` counts photographs by mark."""
    return [_mark_row(mark, pictures.get(mark.id, 0)) for mark in marks]


def _mark_row(mark: Mark, count: int) -> Row:
    place = capital(_("%(part)s, %(face)s; %(method)s", part=code("part", mark.part), face=code("face", mark.face),
                      method=code("mark_method", mark.method)))
    words = ngettext("%(num)s foto", "%(num)s fotos", count) if count else _("ninguna")
    photos = linked("#photographs" if count else None, words)
    return Row((capital(code("mark_kind", mark.kind)), _read(mark), place,
                millimetres(mark.depth_um), millimetres(mark.height_um), _legibility(mark), photos),
               "is-warn" if mark.faults else None)


def _read(mark: Mark) -> Markup | str:
    """The text of a mark, with the country and the year it states."""
    words = serial(mark.text) if mark.text else escape(_("No se lee"))
    stated = [fact_value("country", mark.country, "")] if mark.country else []
    stated += [str(mark.year)] if mark.year else []
    told = _("Indica %(what)s", what=", ".join(stated)) if stated else ""
    return words + Markup('<span class="tz-meta tz-source">{}</span>').format(told) if told else words


def _legibility(mark: Mark) -> Markup:
    shown = fact_of("legibility", mark.legibility)
    for fault in mark.faults:
        shown += Markup("<br>") + fact(_("No conforme: %(fault)s", fault=code("mark_fault", fault)), "is-warn")
    return shown


def millimetres(micrometres: int | None) -> str:
    """«0,11 mm» of whole micrometres; «sin medir» when not measured."""
    if micrometres is None:
        return _("sin medir")
    whole, rest = divmod(micrometres, 1000)
    decimals = f"{rest:03d}".rstrip("0") or "0"
    return f"{whole}{',' if spoken() == 'es' else '.'}{decimals}\u00a0mm"
