"""Figures in rows, aligned for a terminal and for a note."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement on one database: what was measured, and its figures by the words of their columns."""

    database: str
    what: str
    figures: dict[str, str]


def table(rows: list[Row]) -> str:
    """The rows of one section under the words of their columns; columns appear in the order they are first met."""
    columns = list(dict.fromkeys(column for row in rows for column in row.figures))
    lines = [["base de datos", "qué", *columns]]
    lines += [[row.database, row.what, *(row.figures.get(column, "") for column in columns)] for row in rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _aligned(line: list[str], widths: list[int]) -> str:
    words = [text.ljust(width) for text, width in zip(line[:2], widths[:2], strict=True)]
    figures = [text.rjust(width) for text, width in zip(line[2:], widths[2:], strict=True)]
    return "  ".join([*words, *figures]).rstrip()
