"""The rule, number and name that open a section, with a note or a legend at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from reports import type as face
from reports.paper import LEFT
from reports.pen import RULE, Pen
from reports.text import Line, plain, whole, wrapped
from reports.words import Words

Legend = Callable[[Pen, float, float], None]
"""Draws itself ending at the right edge given, on the baseline given."""


@dataclass(frozen=True)
class SectionHeading:
    """«3. Cadena de custodia»; `note` or `legend` stands at the right."""

    number: int
    title: str
    wide: float
    t: Words
    note: str = ""
    legend: Legend | None = None
    height: float = 6.2

    @property
    def name(self) -> str:
        """How a continuation sentence calls the section."""
        return self.t("sección %(number)s, %(title)s", number=self.number, title=self.title)

    def opening(self) -> SectionHeading:
        """The heading where the section starts."""
        return self

    def continued(self) -> SectionHeading:
        """The heading on a following page: the same legend, no note."""
        return replace(self, title=self.t("%(title)s (continuación)", title=self.title), note="")

    def draw(self, pen: Pen, top: float) -> None:
        """Draws rule, name and what stands at the right."""
        right, base = LEFT + self.wide, top + 4.3
        pen.rule(LEFT, top, right, top, RULE)
        title = f"{self.number}. {self.title}"
        pen.text(LEFT, base, title, face.SECTION)
        if self.legend is not None:
            self.legend(pen, right, base)
        elif self.note:
            room = self.wide - face.SECTION.width(title) - 4
            pen.right(right, base, self.note, whole(self.note, face.ROLE, room, 6.0))


@dataclass(frozen=True)
class Paragraph:
    """Running text already broken into lines."""

    lines: tuple[Line, ...]
    indent: float = 0.0
    after: float = 0.6

    @property
    def height(self) -> float:
        """Height in mm."""
        return len(self.lines) * face.RUNNING.leading + self.after

    def draw(self, pen: Pen, top: float) -> None:
        """Writes the lines."""
        for place, line in enumerate(self.lines, start=1):
            pen.line_of_text(LEFT + self.indent, top + place * face.RUNNING.leading - 0.8, line)


@dataclass(frozen=True)
class ClosingLine:
    """The last line of a list, bold, which states its count."""

    words: str
    wide: float
    indent: float = 0.0

    @cached_property
    def _lines(self) -> list[Line]:
        return wrapped(plain(self.words, face.RUNNING_BOLD), self.wide - self.indent)

    @property
    def height(self) -> float:
        """Height in mm."""
        return len(self._lines) * face.RUNNING_BOLD.leading + 1.2

    def draw(self, pen: Pen, top: float) -> None:
        """Writes the line, on as many as it takes."""
        for place, line in enumerate(self._lines):
            pen.line_of_text(LEFT + self.indent, top + 3.6 + place * face.RUNNING_BOLD.leading, line)
