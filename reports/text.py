"""Words on lines: runs of one style each, wrapped to a width, and the marks that make a value stand out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.facts import MISSING
from reports.type import Style
from reports.words import Words

_STRONG = re.compile("\x02([^\x03]*)\x03")


class Overflow(ValueError):
    """The text does not fit the place where it has to be printed whole."""


@dataclass(frozen=True)
class Run:
    """Some text in one style."""

    text: str
    style: Style


Line = tuple[Run, ...]


def plain(text: str, style: Style) -> Line:
    """A line of one style."""
    return (Run(text, style),)


def known(text: str, style: Style, t: Words) -> Line:
    """A line of `text`, translated and in italics when it is one of the four missing answers."""
    return plain(t(text), style.slanted) if is_missing(text, t) else plain(text, style)


def is_missing(text: str, t: Words) -> bool:
    """Whether the value is one of the four missing answers, in Spanish or already in the reader's language."""
    return text in MISSING or text in map(t, MISSING)


def strong(value: object) -> str:
    """Marks a value put into a sentence so that `sentence` prints it bold."""
    return f"\x02{value}\x03"


def sentence(text: str, style: Style) -> Line:
    """A line whose values marked by `strong` are bold: what must survive a worn copy."""
    pieces = _STRONG.split(text)
    styled = [Run(piece, style.bold if place % 2 else style) for place, piece in enumerate(pieces)]
    return tuple(run for run in styled if run.text)


def width(line: Line) -> float:
    """Millimetres from the first to the last character."""
    return sum(run.style.width(run.text) for run in line)


def leading(line: Line) -> float:
    """Distance to the line above: that of the largest style in it."""
    return max((run.style.leading for run in line), default=0.0)


def wrapped(line: Line, room: float) -> list[Line]:
    """The line broken at plain spaces so that none is wider than `room` mm; a longer word is cut,
    after a hyphen of its own if it has one."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word in _words(line, room):
        if used and used + _seen(word) > room:
            lines.append([])
            used = 0.0
        lines[-1] += word
        used += width(tuple(word))
    return [_joined(runs) for runs in lines if runs]


def whole(text: str, style: Style, room: float, smallest: float = 7.0) -> Style:
    """The largest style from `style` down to `smallest` points that holds `text` on one line, else Overflow."""
    points = style.size
    while points > smallest and style.sized(points).width(text) > room:
        points -= 0.5
    if style.sized(points).width(text) > room:
        raise Overflow(f"«{text}» needs more than {room:.1f} mm at {points:g} points")
    return style.sized(points)


def _words(line: Line, room: float) -> Iterator[list[Run]]:
    """What stays on one line: a word with the quotation mark of another style before it, or a piece of a longer one."""
    word: list[Run] = []
    for run in line:
        for text in re.findall(r"[^ ]+ *| +", re.sub(r"[\t\r\n]", " ", run.text)):
            word += [Run(piece, run.style) for piece in _pieces(text, run.style, room)]
            if text.endswith(" "):
                yield from _fitting(word, room)
                word = []
    yield from _fitting(word, room)


def _fitting(word: list[Run], room: float) -> list[list[Run]]:
    return [word] if word and _seen(word) <= room else [[run] for run in word]


def _seen(word: list[Run]) -> float:
    """Millimetres of a word without the spaces after it."""
    last = word[-1]
    return width((*word[:-1], Run(last.text.rstrip(), last.style)))


def _pieces(word: str, style: Style, room: float) -> list[str]:
    pieces, rest = [], word
    while len(rest) > 1 and style.width(rest.rstrip()) > room:
        size = next((n for n in range(len(rest) - 1, 1, -1) if style.width(rest[:n]) <= room), 1)
        size = rest.rfind("-", 1, size) + 1 or size
        pieces.append(rest[:size])
        rest = rest[size:]
    return [*pieces, rest]


def _joined(runs: list[Run]) -> Line:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].style == run.style:
            merged[-1] = Run(merged[-1].text + run.text, run.style)
        else:
            merged.append(run)
    merged[-1] = Run(merged[-1].text.rstrip(), merged[-1].style)
    return tuple(merged)
