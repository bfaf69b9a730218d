"""Weapons whose number is near what was typed, and in words why each is told."""

from models.serial_key import COMPONENT, MARK, WEAPON
from models.vocabulary import N_
from registry.language import worded
from registry.queries.search import Found
from registry.queries.serial_matches import How
from registry.shown.weapon import Row
from registry.shown.weapon_list import weapon_rows

#: How the number answers to what was typed, by whose number it is.
WHY = {
    WEAPON: {
        How.EXACT: N_("por su serial"), How.ALIKE: N_("serial que se confunde con lo escrito"),
        How.UNREAD: N_("serial que no se leyó entero"), How.PATTERN: N_("serial que responde al patrón"),
        How.FRAGMENT: N_("serial que contiene lo escrito"),
        How.ALIKE_FRAGMENT: N_("serial que contiene algo que se confunde con lo escrito"),
    },
    COMPONENT: {
        How.EXACT: N_("por el serial de una parte"), How.ALIKE: N_("una parte: serial que se confunde con lo escrito"),
        How.UNREAD: N_("una parte: serial que no se leyó entero"),
        How.PATTERN: N_("una parte: serial que responde al patrón"),
        How.FRAGMENT: N_("una parte: serial que contiene lo escrito"),
        How.ALIKE_FRAGMENT: N_("una parte: serial que contiene algo que se confunde con lo escrito"),
    },
    MARK: {
        How.EXACT: N_("por un marcaje"), How.ALIKE: N_("un marcaje que se confunde con lo escrito"),
        How.UNREAD: N_("un marcaje que no se leyó entero"), How.PATTERN: N_("un marcaje que responde al patrón"),
        How.FRAGMENT: N_("un marcaje que contiene lo escrito"),
        How.ALIKE_FRAGMENT: N_("un marcaje que contiene algo que se confunde con lo escrito"),
    },
}  # fmt: skip


def near_rows(found: Found) -> list[Row]:
    """One row for each weapon, the nearest first, with the reason at its end."""
    rows = weapon_rows(line for line, _match in found.near)
    whys = (worded(WHY[match.kind][match.how]) for _line, match in found.near)
    return [Row((*row.cells, why), row.state) for row, why in zip(rows, whys, strict=True)]
