"""Cells that a spreadsheet would compute: those that only say a text are unwrapped, the others are told."""

from __future__ import annotations

import re

from registry.exporting.formulas import verbatim

_TEXT = r'"(?:[^"]|"")*"'
_LITERAL = re.compile(rf'=\s*(?:{_TEXT}|(?:CONCATENATE|CONCAT|CONCATENAR|CONCATENAR\.TEXTO|T|TEXTO|TEXT)'
                      rf'\s*\(\s*{_TEXT}(?:\s*[,;]\s*{_TEXT})*\s*\))\s*', re.I)
_PIECE = re.compile(_TEXT)


def text_of(cell: str) -> str | None:
    """The text a cell stands for: `cell` itself, what its formula only spells out; None for any other formula."""
    text = verbatim(cell)
    if text != cell:
        return text
    if not cell.startswith("="):
        return cell
    if _LITERAL.fullmatch(cell):
        return "".join(piece[1:-1].replace('""', '"') for piece in _PIECE.findall(cell))
    return None
