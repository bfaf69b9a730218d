"""The line down the left of the links, with a shape for what each rests on (● ○ △! □); it breaks as the chain does."""

from __future__ import annotations

from dataclasses import dataclass

from reports import type as face
from reports.paper import LEFT
from reports.pen import HEAVY, Pen
from reports.standing import STANDING_WORDS, Standing
from reports.table import Row
from reports.text import Line, wrapped
from reports.words import Words

X = LEFT + 2.2
START = 6.9
"""Where the table begins right of the spine, in mm from the left edge of the text block."""
_BEAD = 3.0
"""Depth of a bead below the top of its row."""


def bead(pen: Pen, x: float, y: float, standing: Standing) -> None:
    """The shape of one standing, its middle at (x, y)."""
    if standing is Standing.CONTRADICTED:
        pen.triangle(x, y, 4.6)
        pen.rule(x, y - 0.7, x, y + 0.6, 0.5)
        pen.rule(x, y + 0.95, x, y + 1.4, 0.5)
    elif standing is Standing.DECLARED:
        pen.square(x, y, 2.8)
    else:
        pen.disc(x, y, 1.4, is_filled=standing is Standing.SEEN)


@dataclass(frozen=True)
class Legend:
    """The shapes with their words, repeated on each page."""

    t: Words
    standings: tuple[Standing, ...] = tuple(Standing)

    def __call__(self, pen: Pen, right: float, base: float) -> None:
        """Draws itself ending at `right` on the baseline `base`."""
        for standing in reversed(self.standings):
            words = self.t(STANDING_WORDS[standing])
            right -= face.ROLE.width(words)
            pen.text(right, base, words, face.ROLE)
            bead(pen, right - 3.4, base - 1.0, standing)
            right -= 8.9


@dataclass(frozen=True)
class SpineRow:
    """A table row with its bead; the spine starts at the first bead and ends in a bar below the last row."""

    row: Row
    standing: Standing
    is_first: bool = False
    is_last: bool = False

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.row.height

    def draw(self, pen: Pen, top: float) -> None:
        """Draws spine, bead and row."""
        start = top + _BEAD if self.is_first else top
        pen.rule(X, start, X, top + self.height, HEAVY)
        if self.is_last:
            _bar(pen, top + self.height - HEAVY / 2)
        bead(pen, X, top + _BEAD, self.standing)
        self.row.draw(pen, top)


@dataclass(frozen=True)
class BeadedRow:
    """A table row with the bead of what it rests on, and no spine; a missing fact has no bead."""

    row: Row
    standing: Standing | None

    @property
    def height(self) -> float:
        """Height in mm, room for the bead included."""
        return self.row.height

    def draw(self, pen: Pen, top: float) -> None:
        """Draws bead and row."""
        if self.standing is not None:
            bead(pen, X, top + _BEAD, self.standing)
        self.row.draw(pen, top)


@dataclass(frozen=True)
class Break:
    """A framed row where the record fails: `is_gap` breaks the spine, an overlap doubles it."""

    title: str
    lines: tuple[Line, ...]
    wide: float
    is_gap: bool = True
    ends_chain: bool = False

    @property
    def height(self) -> float:
        """Height in mm."""
        return 12.0 + len(self.lines) * face.RUNNING.leading

    def draw(self, pen: Pen, top: float) -> None:
        """Draws the frame, its words, and what happens to the spine."""
        left, y = LEFT + START, top + 1.6
        pen.box(left, y, self.wide - START, self.height - 3.6, HEAVY)
        pen.text(left + 3, y + 5.0, self.title, face.SECTION)
        for place, line in enumerate(self.lines, start=1):
            pen.line_of_text(left + 3, y + 5.4 + place * face.RUNNING.leading, line)
        if self.is_gap:
            self._broken_spine(pen, top)
        else:
            self._double_spine(pen, top)

    def _broken_spine(self, pen: Pen, top: float) -> None:
        bottom = top + self.height
        pen.rule(X, top, X, top + 3.2, HEAVY)
        _bar(pen, top + 3.2)
        if not self.ends_chain:
            pen.rule(X, bottom - 3.7, X, bottom, HEAVY)
            _bar(pen, bottom - 3.7)

    def _double_spine(self, pen: Pen, top: float) -> None:
        for shift in (-1.0, 1.0):
            pen.rule(X + shift, top, X + shift, top + self.height, HEAVY)


def framed_lines(words: Line, wide: float) -> tuple[Line, ...]:
    """Running words broken for the inside of a `Break`."""
    return tuple(wrapped(words, wide - START - 6))


def _bar(pen: Pen, y: float) -> None:
    pen.rule(X - 2.2, y, X + 2.2, y, HEAVY)
