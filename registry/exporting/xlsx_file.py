"""A list as XLSX: XlsxWriter makes the workbook with its head, the rows are written into it as they come.

XlsxWriter takes nine seconds for a hundred thousand rows of thirteen cells; their XML written here takes one, and
never more than some hundred rows are in memory. Every text is a text cell: nothing in it is ever a formula.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import IO
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

from registry.exporting.csv_file import PIECE, Row
from registry.exporting.formulas import STARTS

SHEET = "xl/worksheets/sheet1.xml"
#: A sheet has no more rows than these, its head included.
MOST_ROWS = 1_048_576
#: What XML cannot hold is written by its number, and so is a text that looks like one (ECMA-376, 22.9.2.19).
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_xlsx(out: IO[bytes], title: str, heads: list[str], rows: Iterable[Row],
               about: dict[str, str] | None = None) -> None:
    """Write the workbook, of one sheet `title`, to `out`; rows beyond `MOST_ROWS` are left to the caller to refuse.

    `about` are properties of the document (``author``, ``comments``): who took it away, and what was asked for.
    """
    with zipfile.ZipFile(_frame(title, heads, about or {})) as frame, \
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for member in frame.namelist():
            if member != SHEET:
                book.writestr(member, frame.read(member))
        with book.open(SHEET, "w", force_zip64=True) as sheet:
            before, after = frame.read(SHEET).split(b"</sheetData>")
            sheet.write(before)
            for piece in _pieces(rows):
                sheet.write(piece)
            sheet.write(b"</sheetData>" + after)


def _frame(title: str, heads: list[str], about: dict[str, str]) -> IO[bytes]:
    """A workbook with the head alone; its style number 2 is text that stays text when somebody edits it."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                           "strings_to_numbers": False})
    book.set_properties(about)
    sheet = book.add_worksheet(title[:31])
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    sheet.write_blank(0, len(heads), None, book.add_format({"quote_prefix": True}))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads) - 1, 18)
    book.close()
    file.seek(0)
    return file


def _pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    # A list says the same makes, calibres and units over and over: what was written is kept.
    cell = lru_cache(maxsize=8192)(_cell)
    written = (f'<row r="{number}">{"".join(map(cell, row))}</row>' for number, row in enumerate(rows, 2))
    while piece := "".join(islice(written, PIECE)):
        yield piece.encode()


def _cell(value: str | int) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    if not value:
        return "<c/>"
    style = ' s="2"' if value.startswith(STARTS) else ""
    text = escape(UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", value))
    return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
