"""What was to be located, day by day, in words."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from registry.queries.daily_counts import DayCount
from registry.shown.weapon import Row
from registry.wording import day, grouped


def day_heads() -> list[Any]:
    """The column heads of the days."""
    return [_("Día"), (_("Por localizar"), "num"), (_("Días de la que más lleva"), "num"),
            (_("Días en promedio"), "num")]


def day_rows(counts: Iterable[DayCount]) -> list[Row]:
    """One row for each day, the newest first; a day on which nobody counted says so and is given no figure."""
    return [_row(count) for count in counts]


def _row(count: DayCount) -> Row:
    if count.weapons is None:
        return Row((day(count.day), _("no se contó"), _("no consta"), _("no consta")), "is-none")
    mean = grouped(round(count.days / count.weapons)) if count.weapons else grouped(0)
    return Row((day(count.day), grouped(count.weapons), grouped(count.longest), mean))
