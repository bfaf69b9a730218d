"""The form of an act in words: which weapon, why not, where it leads."""

from collections.abc import Iterable
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from models.organisation import Organisation
from models.weapon import FACTS, Component, Hold, Mark, Weapon
from registry.errors import RuleBroken
from registry.language import worded
from registry.operations import Performed
from registry.queries.weapons import WeaponFile
from registry.sentences import fact_value
from registry.shown.acts import act_title
from registry.shown.links import address
from registry.shown.states import capital, fact_of, linked
from registry.shown.weapon import Row, plate, reading_lines, weapon_name, weapon_tags
from registry.shown.weapon_line import weapon_line
from registry.wording import code, day

#: Acts that have a paper of their own: after them comes the page that issues it.
WITH_PAPER = frozenset({"issue", "take_back", "transfer"})


def shown_act(weapon: Weapon, operation: str, refusal: RuleBroken | None) -> dict[str, Any]:
    """The template's context for an act on one weapon."""
    return {
        "title": act_title(operation), "weapon": weapon, "name": weapon_name(weapon), "plate": plate(weapon),
        "reading_lines": reading_lines(weapon), "tags": weapon_tags(weapon),
        "refusal": worded(refusal.msgid, **refusal.values) if refusal else None,
        "discard_url": url_for("weapon.page", weapon_id=weapon.id), "subjects": [weapon_line(weapon)],
        "crumbs": [(_("Armas"), address("weapon.listing")), (_("Ficha del arma"), address(
            "weapon.page", weapon_id=weapon.id)), (act_title(operation), None)],
    }


def unit_words(session: Session, organisation_id: int) -> str:
    """A unit as forms suggest it: «name (CODE)»."""
    unit = session.get_one(Organisation, organisation_id)
    return f"{unit.name} ({unit.code})"


def after_act(performed: Performed, operation: str) -> str | None:
    """The page of the act where its paper is issued, the sheet of a label, or None for back to the weapon."""
    if operation == "issue_label":
        return address("label.sheet", first=performed.entries[-1], last=performed.entries[-1])
    return address("act.page", act_id=performed.act_id) if operation in WITH_PAPER else None


def standing_holds(holds: Iterable[Hold]) -> list[tuple[int, str]]:
    """The holds not yet lifted, each with its order in words."""
    return [(hold.id, _("%(authority)s, oficio %(number)s del %(day)s (asiento %(entry)s)",
                        authority=capital(code("hold_authority", hold.authority)), number=hold.order_number,
                        day=day(hold.ordered_on), entry=hold.id))
            for hold in holds if hold.released_entry is None]


def correction_rows(file: WeaponFile) -> list[Row]:
    """Each fact, part and mark with what is recorded of it, how it is known, and the link that corrects it."""
    return [*(_fact_row(file.weapon, name, "weapon_act.correct_fact") for name in FACTS),
            *map(_part_row, file.components), *map(_mark_row, file.marks)]


def corrected_part(part: Component) -> dict[str, str]:
    """The heading of the form that corrects a part: which, and what stands of it."""
    value = part.serial or code("standing", part.standing)
    return {"title": _("Corregir: serial de %(part)s", part=code("part", part.kind)),
            "name": _("Consta: %(value)s (%(standing)s)", value=value, standing=code("standing", part.standing))}


def corrected_mark(mark: Mark) -> dict[str, str]:
    """The heading of the form that corrects a mark: which, and what it is recorded to say."""
    return {"title": _("Corregir: %(fact)s", fact=code("mark_kind", mark.kind)),
            "name": _("Consta: %(value)s (%(standing)s)", value=mark.text or _("No se lee"),
                      standing=code("legibility", mark.legibility))}


def _part_row(part: Component) -> Row:
    url = address("weapon_act.correct_part", weapon_id=part.weapon_id, entry=part.entry, position=part.position)
    return Row((linked(url, _("Serial de %(part)s", part=code("part", part.kind))),
                part.serial or code("standing", part.standing), fact_of("standing", part.standing)))


def _mark_row(mark: Mark) -> Row:
    url = address("weapon_act.correct_mark", weapon_id=mark.weapon_id, mark_id=mark.id)
    return Row((linked(url, capital(code("mark_kind", mark.kind))), mark.text or _("No se lee"),
                fact_of("legibility", mark.legibility)))


def contradiction_rows(weapon: Weapon) -> list[Row]:
    """Each fact that has a value, and the link to note what another paper says of it."""
    return [_fact_row(weapon, name, "weapon_act.contradict_fact") for name in FACTS
            if getattr(weapon, name) is not None]


def contradicted_fact(weapon: Weapon, fact: str) -> dict[str, str]:
    """The heading of the form that notes what another paper says."""
    return corrected_fact(weapon, fact) | {"title": _("Otro papel dice otra cosa: %(fact)s", fact=code("fact", fact))}


def corrected_fact(weapon: Weapon, fact: str) -> dict[str, str]:
    """The heading of the form that corrects one fact: which, and what stands of it."""
    standing = weapon.standings[fact]
    value = fact_value(fact, getattr(weapon, fact), standing)
    return {"title": _("Corregir: %(fact)s", fact=code("fact", fact)),
            "name": _("Consta: %(value)s (%(standing)s)", value=value, standing=code("standing", standing))}


def _fact_row(weapon: Weapon, name: str, endpoint: str) -> Row:
    standing = weapon.standings[name]
    url = address(endpoint, weapon_id=weapon.id, fact=name)
    return Row((linked(url, capital(code("fact", name))), fact_value(name, getattr(weapon, name), standing),
                fact_of("standing", standing)))
