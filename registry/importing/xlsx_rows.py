"""Rows of an XLSX workbook, once it is known that unpacking and laying it out cannot fill the memory."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from models.vocabulary import N_
from registry.importing.csv_rows import Raw
from registry.importing.unreadable import LARGEST_UNPACKED, MOST_CELLS, Unreadable
from registry.importing.xlsx_errors import holds_errors, with_errors_as_text
from registry.importing.xlsx_extent import Extent
from registry.importing.xlsx_formats import Shown, padded_formats, shown

Found = TypeVar("Found")
PIECE = 1 << 18
#: Bytes kept from one piece to the next, so that nothing looked for is cut in two.
OVERLAP = 256
#: Whole numbers beyond this lose digits in a spreadsheet.
EXACT = 10**15
#: A formula whose value nobody computed: the cell would be read as a blank.
_UNCOMPUTED = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>\s*)?</(?:\w+:)?c>")
DAMAGED = "El libro de Excel está cortado o dañado. Ábralo, guárdelo de nuevo y vuelva a traerlo."

SEVERAL = N_("El libro tiene datos en varias hojas: %(sheets)s. Cada hoja es una lista con sus líneas: guarde en un"
             " libro aparte cada una de las que quiera traer, y tráigalas una por una.")


def xlsx_rows(path: Path) -> Iterator[Raw]:
    """Row number (from 1) and values of each row that is not blank, of the first sheet with something in it."""
    has_errors = _refuse_dangerous(path)
    for place, cells in _values(path, has_errors=has_errors):
        if any(str(cell).strip() for cell in cells):
            yield place, cells


def refuse_several_lists(path: Path) -> None:
    """`Unreadable` for a workbook, already read, with more than one list: which are to be loaded, a person says."""
    names = _guarded(lambda: _lists(path))
    if len(names) > 1:
        raise Unreadable(SEVERAL, sheets=", ".join(f"«{name}»" for name in names))


def _refuse_dangerous(path: Path) -> bool:
    """Unpack every member to nowhere, counting: what the directory of a zip says of itself proves nothing.

    True when some cell is the error of a formula.
    """
    has_errors = False
    try:
        with zipfile.ZipFile(path) as book:
            left = LARGEST_UNPACKED
            for member in book.infolist():
                if member.flag_bits & 1:
                    raise Unreadable("El libro está cifrado. Quítele la contraseña y vuelva a traerlo.")
                left, has_some = _unpacked(book, member, left)
                has_errors = has_errors or has_some
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as failure:
        raise Unreadable(DAMAGED) from failure
    return has_errors


def _unpacked(book: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> tuple[int, bool]:
    is_sheet, has_errors = "worksheets/" in member.filename, False
    kept, extent = b"", Extent(member.filename)
    with book.open(member) as stream:
        while piece := stream.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise Unreadable("El libro ocuparía demasiado al abrirlo. Pártalo en varios o guárdelo como CSV.")
            if member.filename.endswith(".xml"):
                extent.read(piece)
            if is_sheet:
                _refuse_sheet(kept + piece)
                has_errors = has_errors or holds_errors(kept + piece)
                kept = piece[-OVERLAP:]
    return left, has_errors


def _refuse_sheet(xml: bytes) -> None:
    if _UNCOMPUTED.search(xml):
        raise Unreadable("El libro tiene fórmulas sin calcular. Ábralo en la hoja de cálculo, guárdelo y vuelva a "
                         "traerlo.")


def _values(path: Path, *, has_errors: bool) -> Iterator[Raw]:
    sheet = _guarded(lambda: _first_filled(path, has_errors=has_errors))
    if sheet is None:
        return
    if sheet.total_width * sheet.total_height > MOST_CELLS:
        raise Unreadable("El libro ocuparía demasiado al abrirlo. Pártalo en varios o guárdelo como CSV.")
    yield from _as_shown(sheet, padded_formats(path, sheet.name))


def _as_shown(sheet: CalamineSheet, formats: Iterator[tuple[int, Shown]]) -> Iterator[Raw]:
    """The rows, their numbers with the leading zeros that a person sees."""
    ahead = next(formats, None)
    for place, values in enumerate(sheet.iter_rows(), start=1):
        cells: list[object] = list(values)
        while ahead and ahead[0] < place:
            ahead = next(formats, None)
        for column, code in ahead[1].items() if ahead and ahead[0] == place else ():
            cell = cells[column] if column < len(cells) else None
            if isinstance(cell, (int, float)) and 0 <= cell < EXACT and cell == int(cell):
                cells[column] = shown(int(cell), code)
        yield place, cells


def _first_filled(path: Path, *, has_errors: bool) -> CalamineSheet | None:
    book = (CalamineWorkbook.from_filelike(with_errors_as_text(path)) if has_errors
            else CalamineWorkbook.from_path(path))
    return next((sheet for sheet in _sheets(book) if sheet.height), None)


def _sheets(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    return (book.get_sheet_by_name(name) for name in book.sheet_names)


def _lists(path: Path) -> list[str]:
    """The names of the sheets with more than one row that is not blank."""
    book = CalamineWorkbook.from_path(path)
    return [sheet.name for sheet in (_sheets(book) if len(book.sheet_names) > 1 else ())
            if len(list(islice(_filled(sheet), 2))) == 2]


def _filled(sheet: CalamineSheet) -> Iterator[object]:
    return (cells for cells in sheet.iter_rows() if any(str(cell).strip() for cell in cells))


def _guarded(read: Callable[[], Found]) -> Found:
    try:
        found = read()
    except (CalamineError, OSError, ValueError) as failure:
        raise Unreadable(DAMAGED) from failure
    except BaseException as failure:
        # The Rust library tells of what it did not foresee with a class of its own, outside Exception.
        if type(failure).__name__ == "PanicException":
            raise Unreadable(DAMAGED) from failure
        raise
    return found
