"""Draws on a canvas in millimetres from the top left corner: black ink, whole dots, nothing else."""

from __future__ import annotations

import math

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.text import Line, width
from reports.type import Style, printable

HAIR = 0.25
"""Rows and boxes; every weight is whole dots at 8 dots per mm."""
RULE = 0.375
"""Sections, table heads, strikes."""
HEAVY = 0.75
"""Letterhead, spine, gaps."""
FRAME = 1.0
"""A verdict with something to answer."""

_SLANT = math.tan(math.radians(12))


class Pen:
    """A canvas whose y grows downwards; `height` is that of the sheet in millimetres."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas = canvas
        self.height = height

    def text(self, x: float, y: float, words: str, style: Style) -> None:
        """Writes `words` from `x` with the baseline at `y`."""
        shown = printable(words)
        ink = self.canvas.beginText()
        slant = _SLANT if style.is_slanted else 0
        ink.setTextTransform(1, 0, slant, 1, x * mm, self._up(y))
        ink.setFont(style.font, style.size)
        ink.setCharSpace(style.tracking * mm)
        ink.textOut(shown)
        ink.setCharSpace(0)
        self.canvas.drawText(ink)

    def right(self, x: float, y: float, words: str, style: Style) -> None:
        """Writes `words` ending at `x`."""
        self.text(x - style.width(words), y, words, style)

    def centred(self, x: float, y: float, words: str, style: Style) -> None:
        """Writes `words` with their middle at `x`."""
        self.text(x - style.width(words) / 2, y, words, style)

    def line_of_text(self, x: float, y: float, line: Line) -> None:
        """Writes runs one after the other."""
        for run in line:
            self.text(x, y, run.text, run.style)
            x += run.style.width(run.text)

    def line_to(self, x: float, y: float, line: Line) -> None:
        """Writes runs so that the last ends at `x`."""
        self.line_of_text(x - width(line), y, line)

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = HAIR) -> None:
        """Draws a straight line."""
        self.canvas.setLineWidth(weight * mm)
        self.canvas.line(x1 * mm, self._up(y1), x2 * mm, self._up(y2))

    def box(self, x: float, y: float, wide: float, high: float, weight: float = HAIR) -> None:
        """Draws a rectangle from its top left corner, its ink inside the given size."""
        inset = weight / 2
        self.canvas.setLineWidth(weight * mm)
        self.canvas.rect((x + inset) * mm, self._up(y + high - inset), (wide - weight) * mm, (high - weight) * mm)

    def disc(self, x: float, y: float, radius: float, *, is_filled: bool, weight: float = HEAVY) -> None:
        """Draws a circle, full or with white inside."""
        self.canvas.setLineWidth(weight * mm)
        self.canvas.setFillGray(0 if is_filled else 1)
        self.canvas.circle(x * mm, self._up(y), radius * mm, stroke=1, fill=1)
        self.canvas.setFillGray(0)

    def square(self, x: float, y: float, side: float, weight: float = HEAVY) -> None:
        """Draws a square with white inside, its middle at (x, y)."""
        self.canvas.setLineWidth(weight * mm)
        self.canvas.setFillGray(1)
        self.canvas.rect((x - side / 2) * mm, self._up(y + side / 2), side * mm, side * mm, stroke=1, fill=1)
        self.canvas.setFillGray(0)

    def triangle(self, x: float, y: float, side: float, weight: float = RULE) -> None:
        """Draws an upright triangle with white inside, its middle at (x, y)."""
        path = self.canvas.beginPath()
        path.moveTo((x - side / 2) * mm, self._up(y + side * 0.42))
        path.lineTo((x + side / 2) * mm, self._up(y + side * 0.42))
        path.lineTo(x * mm, self._up(y - side * 0.46))
        path.close()
        self.canvas.setLineWidth(weight * mm)
        self.canvas.setFillGray(1)
        self.canvas.drawPath(path, stroke=1, fill=1)
        self.canvas.setFillGray(0)

    def _up(self, y: float) -> float:
        return (self.height - y) * mm
