"""Cells of a workbook that hold the error of a formula: the library reads them as blanks, and they are not."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO

PIECE = 1 << 18
#: A cell of the type «error» (ECMA-376 part 1, 18.18.11, `ST_CellType`), up to the letter that says so.
_ERROR = re.compile(rb'(<(?:\w+:)?c\s[^>]*?\bt=")e(?=")')


def holds_errors(xml: bytes) -> bool:
    """Whether a piece of a sheet has a cell that is an error."""
    return _ERROR.search(xml) is not None


def with_errors_as_text(path: Path) -> BytesIO:
    """The workbook with each error as the text that the sheet shows: `#DIV/0!`, `#N/A`."""
    made = BytesIO()
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for member in book.infolist():
            with book.open(member) as stream, copy.open(member.filename, "w", force_zip64=True) as out:
                for piece in _told(stream) if "worksheets/" in member.filename else _pieces(stream):
                    out.write(piece)
    made.seek(0)
    return made


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def _told(stream: IO[bytes]) -> Iterator[bytes]:
    """Cut before the last tag, which the next piece may go on with; a text longer than a piece is not kept back."""
    kept = b""
    for piece in _pieces(stream):
        xml = kept + piece
        cut = xml.rfind(b"<")
        cut = cut if cut >= 0 and len(xml) - cut < PIECE else len(xml)
        yield _ERROR.sub(rb"\1str", xml[:cut])
        kept = xml[cut:]
    yield kept
