"""The frame under the title: symbol and word at the left, one sentence a tired judge can quote, and its lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from reports.paper import LEFT
from reports.pen import FRAME, HAIR, HEAVY, RULE, Pen
from reports.text import Line, plain, wrapped
from reports.type import HEAD, VERDICT, VERDICT_LINE, Style

_SYMBOL_WIDTH = 20.5


def closed_chain(pen: Pen, x: float, y: float) -> None:
    """Three links joined: nothing to answer."""
    pen.rule(x, y - 5, x, y + 5, HEAVY)
    for shift in (-5.0, 0.0, 5.0):
        pen.disc(x, y + shift, 1.5, is_filled=True)


def broken_chain(pen: Pen, x: float, y: float) -> None:
    """Two ends that do not meet."""
    for way in (-1, 1):
        pen.rule(x - 3, y + way * 2.9, x + 3, y + way * 2.9, HEAVY)
        pen.rule(x, y + way * 2.9, x, y + way * 6.9, HEAVY)


def passage(pen: Pen, x: float, y: float) -> None:
    """From one to the other: ownership passes."""
    pen.disc(x - 5.5, y, 1.7, is_filled=True)
    pen.rule(x - 3.2, y, x + 2.6, y, HEAVY)
    for way in (-1, 1):
        pen.rule(x + 2.9, y, x + 1.0, y + way * 1.9, HEAVY)
    pen.disc(x + 5.5, y, 1.4, is_filled=False)


def inscription(pen: Pen, x: float, y: float) -> None:
    """One record, complete."""
    pen.box(x - 4.5, y - 5.5, 9, 11, HEAVY)
    for shift in (-2.5, 0.0, 2.5):
        pen.rule(x - 2.6, y + shift, x + 2.6, y + shift, HEAVY)


def exclamation(pen: Pen, x: float, y: float) -> None:
    """Something that does not agree."""
    pen.centred(x, y + 3.6, "!", Style(VERDICT.font, 28, 10))


@dataclass(frozen=True)
class Verdict:
    """The answer of a document; `is_heavy` when somebody has something to answer."""

    symbol: Callable[[Pen, float, float], None]
    word: str
    answer: str
    lines: tuple[str, ...]
    wide: float
    is_heavy: bool

    @cached_property
    def _answer(self) -> list[Line]:
        return wrapped(plain(self.answer, VERDICT), self._room)

    @cached_property
    def _rows(self) -> list[list[Line]]:
        return [wrapped(plain(line, VERDICT_LINE), self._room) for line in self.lines]

    @property
    def _room(self) -> float:
        return self.wide - _SYMBOL_WIDTH - 6.5

    @property
    def height(self) -> float:
        """Height of the frame in millimetres, never less than its symbol needs."""
        extra = sum(len(row) - 1 for row in self._rows) * VERDICT_LINE.leading
        words = len(self._answer) * VERDICT.leading + len(self._rows) * 4.95 + extra
        return max(words + 5.2, 27.0)

    def draw(self, pen: Pen, top: float) -> None:
        """Draws frame, symbol and words."""
        pen.box(LEFT, top, self.wide, self.height, FRAME if self.is_heavy else RULE)
        pen.rule(LEFT + _SYMBOL_WIDTH, top + 3, LEFT + _SYMBOL_WIDTH, top + self.height - 3, HAIR)
        self._draw_symbol(pen, top)
        y = top + 1.0
        for line in self._answer:
            y += VERDICT.leading
            pen.line_of_text(LEFT + _SYMBOL_WIDTH + 3, y, line)
        for row in self._rows:
            y += 1.05
            for line in row:
                y += VERDICT_LINE.leading
                pen.line_of_text(LEFT + _SYMBOL_WIDTH + 3, y, line)

    def _draw_symbol(self, pen: Pen, top: float) -> None:
        middle = LEFT + _SYMBOL_WIDTH / 2 + (FRAME if self.is_heavy else RULE) / 2
        words = wrapped(plain(self.word, HEAD), _SYMBOL_WIDTH - 2.6)
        self.symbol(pen, middle, top + (self.height - len(words) * HEAD.leading) / 2 - 0.6)
        for place, line in enumerate(reversed(words)):
            (run,) = line
            pen.centred(middle, top + self.height - 4.6 - place * HEAD.leading, run.text, run.style)
