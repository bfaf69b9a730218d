"""Cells that a spreadsheet would compute: those that only say a text are unwrapped, the others are told."""

from __future__ import annotations

import re

_TEXT = r'"(?:[^"]|"")*"'
_LITERAL = re.compile(rf'=\s*(?:{_TEXT}|(?:CONCATENATE|CONCAT|CONCATENAR|CONCATENAR\.TEXTO|T|TEXTO|TEXT)'
                      rf'\s*\(\s*{_TEXT}(?:\s*[,;]\s*{_TEXT})*\s*\))\s*', re.I)
_PIECE = re.compile(_TEXT)
#: What a spreadsheet takes for the beginning of a formula.
LIVE = ("=", "+", "-", "@", "\t", "\r")
#: Put in front of such a text, it stays one.
APOSTROPHE = "'"


def text_of(cell: str) -> str | None:
    """The text a cell stands for: `cell` itself, what its formula only spells out; None for any other formula."""
    if cell.startswith(APOSTROPHE) and cell[1:].startswith(LIVE):
        return cell[1:]
    if not cell.startswith("="):
        return cell
    if _LITERAL.fullmatch(cell):
        return "".join(piece[1:-1].replace('""', '"') for piece in _PIECE.findall(cell))
    return None


def neutral(text: str) -> str:
    """`text` so that no spreadsheet computes it; `text_of` gives back what it was."""
    return APOSTROPHE + text if text.startswith(LIVE) else text
