"""What was to be located, day by day, in words and as a line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flask_babel import gettext as _

from registry.queries.daily_counts import DayCount
from registry.shown.weapon import Row
from registry.wording import CARACAS, day, grouped


def day_heads() -> list[Any]:
    """The column heads of the days."""
    return [_("Día y hora en que se contó"), (_("Por localizar"), "num"), (_("Días de la que más lleva"), "num"),
            (_("Días en promedio"), "num")]


def day_rows(counts: Iterable[DayCount]) -> list[Row]:
    """One row for each day, the newest first; a day on which nobody counted says so and is given no figure."""
    return [_row(count) for count in counts]


def _row(count: DayCount) -> Row:
    if count.weapons is None:
        return Row((day(count.day), _("no se contó"), _("no consta"), _("no consta")), "is-none")
    mean = grouped(round(count.days / count.weapons)) if count.weapons else grouped(0)
    # Counted once a day: what is counted now may be otherwise by then.
    when = _("%(day)s, a las %(hour)s", day=day(count.day), hour=count.at.astimezone(CARACAS).strftime("%H:%M")) \
        if count.at else day(count.day)
    return Row((when, grouped(count.weapons), grouped(count.longest), mean))


#: The drawing, in units of its own: its size, and where its scale begins and ends from the left and from above.
WIDTH, HEIGHT = 360, 130
LEFT, RIGHT, HIGH, LOW = 44, 352, 8, 108


@dataclass(frozen=True)
class Line:
    """A line of counted days over a scale from 0; where nobody counted it is broken."""

    #: Points of each unbroken part, as an SVG polyline takes them, and all of them as pairs for their dots.
    parts: tuple[str, ...]
    dots: tuple[tuple[int, int], ...]
    top: str
    first: str
    last: str
    #: The same in a sentence, for who does not see it.
    words: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    high: int = HIGH
    low: int = LOW


def day_line(counts: Sequence[DayCount]) -> Line | None:
    """The line of the days, given newest first; None while fewer than two were counted."""
    days = list(reversed(counts))
    counted = [one.weapons for one in days if one.weapons is not None]
    if len(counted) < 2:
        return None
    parts = [[point for point in part if point] for is_counted, part in groupby(_points(days, max(*counted, 1)), bool)
             if is_counted]
    first, last = day(days[0].day), day(days[-1].day)
    words = _("Del %(first)s al %(last)s: de %(began)s a %(ended)s por localizar; máximo %(most)s, mínimo %(least)s.",
              first=first, last=last, began=grouped(counted[0]), ended=grouped(counted[-1]),
              most=grouped(max(counted)), least=grouped(min(counted)))
    return Line(tuple(" ".join(f"{x},{y}" for x, y in part) for part in parts),
                tuple(point for part in parts for point in part), grouped(max(*counted, 1)), first, last, words)


def _points(days: Sequence[DayCount], most: int) -> Iterator[tuple[int, int] | None]:
    """Where each day stands; None for one on which nobody counted."""
    for place, one in enumerate(days):
        yield None if one.weapons is None else (
            LEFT + round((RIGHT - LEFT) * place / (len(days) - 1)), LOW - round((LOW - HIGH) * one.weapons / most))
