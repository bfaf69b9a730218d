"""A file as a table of plain text: its header found below any banner, and each row with its line and its fault."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from registry.importing.csv_rows import Raw, csv_rows, separator_of
from registry.importing.encoding import encoding_of
from registry.importing.formulas import text_of
from registry.importing.unreadable import LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, Unreadable
from registry.importing.xlsx_rows import EXACT, xlsx_rows
from registry.operations.returned_rows import WHY

#: Rows within which the header is looked for, and the part of the usual width it must fill.
LOOKED_AT, FULL = 40, 0.6
#: A cell with so many lines swallowed others through a quote left open.
MOST_LINES = 20
_FOREIGN = ((b"%PDF", "PDF"), (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG", "PNG"), (b"Rar!", "RAR"), (b"\x1f\x8b", "GZIP"))


@dataclass(frozen=True)
class Row:
    """One row: the line it begins on, one text per column of the header, and a code of `FAULTS` or None.

    `at` is the column of the fault, from 0; None for a row whose width is at fault. `dates` are the columns in which a
    workbook keeps a day or an hour.
    """

    line: int
    cells: tuple[str, ...]
    fault: str | None = None
    at: int | None = None
    dates: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """A readable file; `columns` are distinct names in order, `header_line` the line they were read from."""

    path: Path
    #: SHA-256 of the file, in hexadecimal.
    digest: str
    #: None for a workbook.
    encoding: str | None
    separator: str | None
    header_line: int
    columns: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """What files of the same kind share: their columns, in order, whether or not rows of it came back refused."""
        return hashlib.sha256("\n".join(name for name in self.columns if name != WHY).encode()).hexdigest()

    def rows(self) -> Iterator[Row]:
        """The rows below the header, read as they are asked for; blank ones are left out."""
        for line, cells in _raw(self.path, self.encoding, self.separator):
            if line > self.header_line:
                yield _row(line, cells, len(self.columns))


def table_of(path: Path, chosen: str = "") -> Table:
    """The table in a file, its text read as the codec `chosen` where nothing tells better; `Unreadable` for none."""
    encoding = None if _begins(path).startswith(b"PK") else encoding_of(path, chosen)
    separator = None if encoding is None else separator_of(path, encoding)
    first = list(islice(_raw(path, encoding, separator), LOOKED_AT))
    if not first:
        raise Unreadable("El archivo no tiene filas.")
    line, cells = _header(first)
    if len(cells) > MOST_COLUMNS:
        raise Unreadable("El archivo tiene más de %(most)s columnas.", most=MOST_COLUMNS)
    return Table(path, digest_of(path), encoding, separator, line, _names([_text(cell)[0] for cell in cells]))


def digest_of(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _raw(path: Path, encoding: str | None, separator: str | None) -> Iterator[Raw]:
    return xlsx_rows(path) if encoding is None or separator is None else csv_rows(path, encoding, separator)


def _begins(path: Path) -> bytes:
    """The first bytes of a file that may be a list."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("El archivo está vacío.")
    if size > LARGEST_FILE:
        raise Unreadable("El archivo pasa de %(most)s MB. Pártalo en varios.", most=LARGEST_FILE // 1024 // 1024)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("Es un libro de Excel antiguo (.xls) o con contraseña. Guárdelo como .xlsx o CSV.")
    name = next((name for sign, name in _FOREIGN if start.startswith(sign)), None)
    if name is not None:
        raise Unreadable("Es un archivo %(kind)s, no una lista. Traiga un CSV o un XLSX.", kind=name)
    return start


def _header(first: list[Raw]) -> Raw:
    filled = [sum(bool(_text(cell)[0]) for cell in cells) for _line, cells in first]
    usual = max(set(filled), key=lambda count: count * filled.count(count))
    return next(raw for raw, count in zip(first, filled, strict=True) if count >= usual * FULL)


def _names(cells: list[str]) -> tuple[str, ...]:
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        name = cell[:80] or f"#{place}"
        names.append(name if name not in names else f"{name} #{place}")
    return tuple(names)


def _row(line: int, cells: list[object], width: int) -> Row:
    read = [_text(cell) for cell in cells]
    texts = [text for text, _fault in read[:width]]
    texts += [""] * (width - len(texts))
    if any(text for text, _fault in read[width:]):
        return Row(line, tuple(texts), "too_many_cells")
    at, fault = next(((at, fault) for at, (_text_, fault) in enumerate(read[:width]) if fault), (None, None))
    dates = frozenset(at for at, cell in enumerate(cells[:width]) if isinstance(cell, (date, time, timedelta)))
    return Row(line, tuple(texts), fault, at, dates)


def _text(cell: object) -> tuple[str, str | None]:
    """A cell as text with single spaces, and its fault."""
    written, fault = _written(cell)
    if len(written) > LONGEST_CELL:
        has_lines = written.count("\n") > MOST_LINES
        return written[:LONGEST_CELL].replace("\x00", "�"), "open_quote" if has_lines else "too_long"
    text = " ".join(written.split())
    if not text.isprintable():
        return "".join(c if c.isprintable() else "�" for c in text), "unprintable"
    plain = text_of(text)
    return (text, "formula") if plain is None else (plain.strip(), fault)


def _written(cell: object) -> tuple[str, str | None]:
    if isinstance(cell, bool):
        return ("sí" if cell else "no"), None
    if isinstance(cell, (int, float)):
        whole = int(cell) if cell == cell and abs(cell) != float("inf") and cell == int(cell) else None
        return (str(whole), "rounded" if abs(whole) >= EXACT else None) if whole is not None else (repr(cell), None)
    if isinstance(cell, datetime):
        return (cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")), None
    if isinstance(cell, date):
        return cell.isoformat(), None
    text = str(cell)
    return text, "error_value" if text in _ERRORS else None


#: As a spreadsheet in English, Spanish or Portuguese writes them.
_ERRORS = frozenset({
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#¡REF!", "#N/D", "#¿NOMBRE?", "#¡VALOR!",
    "#¡DIV/0!", "#¡NUM!", "#¡NULO!", "#NOME?", "#VALOR!", "#NÚM!", "#NULO!", "#SPILL!", "#CALC!",
})  # fmt: skip
