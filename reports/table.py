"""Tables without vertical rules: columns in millimetres, cells of styled lines, rows that never split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reports import type as face
from reports.paper import LEFT
from reports.pen import HAIR, RULE, Pen
from reports.text import Line, is_missing, known, leading, plain, whole, width, wrapped
from reports.type import Style
from reports.words import Words

FULL_WIDTH = 175.9
"""Text width of carta, for which column widths are written; other sheets scale them."""
_GUTTER = 1.6


@dataclass(frozen=True)
class Column:
    """`x` from the left edge of the text block and width, both in mm on carta."""

    x: float
    wide: float
    head: str
    is_number: bool = False


Cell = Sequence[Line]


@dataclass(frozen=True)
class Banner:
    """A line of its own above the cells of a row, `x` mm from the left edge of the text block."""

    x: float
    line: Line


@dataclass(frozen=True)
class Table:
    """Columns on one text width; `start` is where the rules of the rows begin (right of a spine)."""

    columns: tuple[Column, ...]
    wide: float
    start: float = 0.0

    def place(self, column: Column) -> tuple[float, float]:
        """Left edge on the page and usable width of a column, in mm."""
        scale = self.wide / FULL_WIDTH
        return LEFT + column.x * scale, column.wide * scale - _GUTTER

    def head(self) -> Head:
        """The row of captions, repeated on every page."""
        return Head(self)

    def row(self, *cells: Cell, banner: Banner | None = None, after: float = HAIR) -> Row:
        """One row; `banner` is for what no cell can hold whole."""
        return Row(self, cells, banner, after)

    def serial(self, serial: str, column: Column, style: Style, t: Words) -> tuple[Cell, Banner | None]:
        """A serial whole on one line: in its cell, or as a banner above the row when the cell is too narrow."""
        _, room = self.place(column)
        if is_missing(serial, t):
            return [known(serial, style, t)], None
        if style.sized(8).width(serial) <= room:
            return [plain(serial, whole(serial, style, room, 8))], None
        return self._above(serial, column, style, t)

    def _above(self, serial: str, column: Column, style: Style, t: Words) -> tuple[Cell, Banner]:
        # Below its own caption it needs no word that sends the reader elsewhere, and no word to be read as the serial.
        x = column.x * self.wide / FULL_WIDTH
        if style.sized(8).width(serial) <= self.wide - x:
            return [], Banner(x, plain(serial, whole(serial, style, self.wide - x, 8)))
        line = plain(serial, whole(serial, style, self.wide - self.start))
        return [plain(t("(en la línea de encima)"), face.CELL.slanted)], Banner(self.start, line)


@dataclass(frozen=True)
class Head:
    """The captions over a rule."""

    table: Table

    @cached_property
    def _lines(self) -> list[list[Line]]:
        return [wrapped(plain(c.head, face.HEAD), self.table.place(c)[1]) for c in self.table.columns]

    @property
    def height(self) -> float:
        """Height in mm."""
        return max(map(len, self._lines)) * face.HEAD.leading + 1.9

    def draw(self, pen: Pen, top: float) -> None:
        """Writes the captions, aligned at their last lines."""
        bottom = top + self.height
        for column, lines in zip(self.table.columns, self._lines, strict=True):
            x, room = self.table.place(column)
            for place, line in enumerate(reversed(lines)):
                y = bottom - 1.9 - place * face.HEAD.leading
                pen.line_of_text(x + (room - width(line) if column.is_number else 0), y, line)
        pen.rule(LEFT + self.table.start, bottom, LEFT + self.table.wide, bottom, RULE)


@dataclass(frozen=True)
class Row:
    """Cells over a rule of weight `after`."""

    table: Table
    cells: tuple[Cell, ...]
    banner: Banner | None
    after: float
    least: float = 0.0

    @cached_property
    def _wrapped(self) -> list[list[Line]]:
        pairs = zip(self.table.columns, self.cells, strict=True)
        return [[part for line in cell for part in wrapped(line, self.table.place(c)[1])] for c, cell in pairs]

    @property
    def height(self) -> float:
        """Height in mm: the tallest cell, the banner and the white around them."""
        cells = max(sum(map(leading, lines)) for lines in self._wrapped)
        return max(cells + (leading(self.banner.line) if self.banner else 0) + 2.1, self.least)

    def draw(self, pen: Pen, top: float) -> None:
        """Writes banner and cells and rules them off."""
        y = top + 0.4
        if self.banner:
            y += leading(self.banner.line)
            pen.line_of_text(LEFT + self.banner.x, y, self.banner.line)
        for column, lines in zip(self.table.columns, self._wrapped, strict=True):
            self._draw_cell(pen, column, lines, y)
        bottom = top + self.height
        pen.rule(LEFT + self.table.start, bottom, LEFT + self.table.wide, bottom, self.after)

    def _draw_cell(self, pen: Pen, column: Column, lines: list[Line], y: float) -> None:
        x, room = self.table.place(column)
        for place, line in enumerate(lines):
            y += leading(line) if place else max(leading(line), 3.2)
            pen.line_of_text(x + (room - width(line) if column.is_number else 0), y, line)
