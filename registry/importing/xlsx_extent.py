"""How far the cells of a sheet reach, told from its text before any of it is laid out in memory.

The library that lays a sheet out asks for rows x columns of memory at once, and the process ends when there is not so
much: a place that is not written as spreadsheets write it is not passed on to it.
"""

from __future__ import annotations

import re

from registry.importing.unreadable import MOST_CELLS, MOST_COLUMNS, Unreadable
from registry.importing.xlsx_formats import column_number

#: Bytes of the longest tag that is waited for.
LONGEST_TAG = 1 << 16
FAR = "La celda %(cell)s queda demasiado lejos: borre lo que sobre del libro o guárdelo como CSV."
_TAG = re.compile(rb'<(?:[^\s<>/:]*:)?(c|row)(?=[\s/>])(?:\s+r="([A-Z]{0,3})(\d{1,7})")?([^>]*)>')
_PLACE = re.compile(rb"(?<![\w:.-])r\s*=")
_WRITTEN = re.compile(rb"(?<![\w:.-])r\s*=\s*([\"'])([A-Z]{0,3})(\d{1,7})\1")


class Extent:
    """The rows and columns that one member of a workbook reaches, as it is read piece after piece."""

    def __init__(self, name: str) -> None:
        # What is not of the workbook itself may be written two bytes a letter.
        self._is_plain = name.startswith("xl/")
        self._kept = b""
        self._row = self._column = self._rows = self._columns = 0

    def read(self, piece: bytes) -> None:
        """Count the cells of the next piece; `Unreadable` where one is too far, ValueError where none can be told."""
        text = self._kept + piece
        for kind, letters, digits, rest in _TAG.findall(text):
            self._count(kind, *self._place(letters, digits, rest))
        opened = text.rfind(b"<")
        self._kept = text[opened:] if opened > text.rfind(b">") else b""
        if len(self._kept) > LONGEST_TAG or (self._is_plain and b"\0" in piece):
            raise ValueError("no tag of a sheet")

    def _place(self, letters: bytes, digits: bytes, rest: bytes) -> tuple[bytes, bytes]:
        if rest.count(b'"') % 2 or rest.count(b"'") % 2:
            raise ValueError("a tag that ends within a text")
        if not _PLACE.search(rest):
            return letters, digits
        written = _WRITTEN.search(rest)
        if digits or written is None or len(_PLACE.findall(rest)) > 1:
            raise ValueError("no place of a cell")
        return written[2], written[3]

    def _count(self, kind: bytes, letters: bytes, digits: bytes) -> None:
        if kind == b"row":
            self._row, self._column = int(digits) if digits else self._row + 1, 0
        else:
            self._column = column_number(letters.decode()) if letters else self._column + 1
            self._row = int(digits) if digits else self._row
        self._rows, self._columns = max(self._rows, self._row), max(self._columns, self._column)
        if self._columns > MOST_COLUMNS or self._rows * self._columns > MOST_CELLS:
            raise Unreadable(FAR, cell=f"{letters.decode()}{int(digits or self._row)}")
