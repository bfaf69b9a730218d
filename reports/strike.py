"""The diagonal that closes what was not used, so that nobody can write in it later."""

from __future__ import annotations

from dataclasses import dataclass

from reports.paper import LEFT
from reports.pen import RULE, Pen
from reports.type import RUNNING_BOLD, Style

LEAST = 8.0
"""An empty place taller than this is struck, in millimetres."""


def strike(pen: Pen, x: float, y: float, wide: float, high: float, word: str, style: Style = RUNNING_BOLD) -> None:
    """One line from low left to high right of the place, broken around `word` in its middle."""
    steep = high / wide
    clear = min(style.width(word) / 2 + 1.5, 2.0 / steep)
    middle_x, middle_y = x + wide / 2, y + high / 2
    pen.rule(x, y + high, middle_x - clear, middle_y + clear * steep, RULE)
    pen.rule(middle_x + clear, middle_y - clear * steep, x + wide, y, RULE)
    pen.centred(middle_x, middle_y + style.size * 0.13, word, style)


@dataclass(frozen=True)
class Strike:
    """A struck place across the text block, as a block of the flow."""

    word: str
    wide: float
    height: float = 8.8

    def draw(self, pen: Pen, top: float) -> None:
        """Strikes the block from `top`."""
        strike(pen, LEFT, top + 0.8, self.wide, self.height - 1.6, self.word)
