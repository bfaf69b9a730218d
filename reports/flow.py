"""Lays blocks down the pages: sections with repeated heads, rows that never split, continuation sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reports.paper import Paper
from reports.pen import Pen
from reports.text import Overflow
from reports.words import Words

SPACE = 4.6
"""White above a section, in millimetres."""
CLEARANCE = 6.2
"""Kept free above the foot rule for the sentence that says where the text goes on."""


class Block(Protocol):
    """Something that takes `height` millimetres of the text block and is never split."""

    @property
    def height(self) -> float: ...

    def draw(self, pen: Pen, top: float) -> None:
        """Draws itself with its upper edge at `top`."""


class Heading(Protocol):
    """What opens a section: it also knows how it looks when the section goes on."""

    @property
    def name(self) -> str: ...

    def opening(self) -> Block:
        """The heading where the section starts."""

    def continued(self) -> Block:
        """The heading at the top of a following page."""


@dataclass
class Section:
    """A heading, an optional table head repeated on each page, rows, and a tail that stays with the last row.

    `numbers` gives each row its number or None; `named` words a range of them («eslabones 6 a 12»).
    `holds_together` keeps the section on one page when it fits one, `holds_next` also the start of the next.
    """

    heading: Heading
    rows: Sequence[Block]
    head: Sequence[Block] = ()
    tail: Sequence[Block] = ()
    numbers: Sequence[int | None] = ()
    named: tuple[str, str] = ("", "")
    holds_together: bool = False
    holds_next: bool = False

    def rest(self, start: int) -> str:
        """What is still to come from row `start`, in words."""
        left = [n for n in self.numbers[start:] if n is not None]
        if not left:
            return self.heading.name
        one, many = self.named
        return one % {"first": left[0]} if len(left) == 1 else many % {"first": left[0], "last": left[-1]}


@dataclass
class Page:
    """Blocks with the place of their upper edges, how far they reach, and what the next page begins with."""

    blocks: list[tuple[float, Block]] = field(default_factory=list)
    reach: float = 0.0
    goes_on_with: str = ""


class Flow:
    """Fills pages from the top; `top_first` and `top_next` are where their text begins, in millimetres."""

    def __init__(self, paper: Paper, top_first: float, top_next: float, t: Words) -> None:
        self.floor = paper.foot - CLEARANCE
        self.top_next = top_next
        self.t = t
        self.pages = [Page(reach=top_first)]

    def put(self, *blocks: Block) -> None:
        """Places blocks one below the other on the present page."""
        page = self.pages[-1]
        for block in blocks:
            page.blocks.append((page.reach, block))
            page.reach += block.height

    def sections(self, sections: Sequence[Section]) -> None:
        """Places every section in turn, breaking pages where one does not fit. Raises Overflow."""
        for place, section in enumerate(sections):
            following = sections[place + 1] if section.holds_next and place + 1 < len(sections) else None
            owed = SPACE + _opening(following) if following else 0.0
            is_end = place + (2 if following else 1) == len(sections)
            self._open(section, owed, is_end)
            self._rows(section, owed, is_end)

    def _open(self, section: Section, owed: float, is_end: bool) -> None:
        whole = _whole(section) + owed
        is_held = section.holds_together or section.holds_next
        needed = whole if is_held and self._fits_a_page(whole) else _opening(section)
        if self.pages[-1].blocks and not self._fits(SPACE + needed, is_end and needed == whole):
            self._turn(section.heading.name)
        elif self.pages[-1].blocks:
            self.pages[-1].reach += SPACE
        self.put(section.heading.opening(), *section.head)

    def _rows(self, section: Section, owed: float, is_end: bool) -> None:
        left = _height(section.rows) + _height(section.tail) + owed
        for place, row in enumerate(section.rows):
            needed = left if place == len(section.rows) - 1 else row.height
            if not (self._fits(needed) or (is_end and self._fits(left, is_end))):
                self._turn(section.rest(place))
                self.put(section.heading.continued(), *section.head)
            if not self._fits(row.height, is_end):
                raise Overflow(f"{section.heading.name}: a row of {row.height:.0f} mm is taller than a page")
            self.put(row)
            left -= row.height
        self.put(*section.tail)

    def _fits(self, height: float, is_end: bool = False) -> bool:
        """Whether so much fits; what ends the document may use the room of the continuation sentence."""
        return self.pages[-1].reach + height <= self.floor + (CLEARANCE - 2 if is_end else 0)

    def _fits_a_page(self, height: float) -> bool:
        return self.top_next + height <= self.floor

    def _turn(self, coming: str) -> None:
        self.pages[-1].goes_on_with = coming
        self.pages.append(Page(reach=self.top_next))


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)


def _whole(section: Section) -> float:
    return section.heading.opening().height + sum(map(_height, (section.head, section.rows, section.tail)))


def _opening(section: Section) -> float:
    """What must fit below the heading for it to stand: the first row, or all of a section that holds together."""
    if section.holds_together or len(section.rows) == 1:
        return _whole(section)
    return section.heading.opening().height + _height(section.head) + _height(section.rows[:1])
