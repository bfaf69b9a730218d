"""Rows of a text file: its separator found out, quoted line breaks kept, every row with the line it begins on."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from registry.importing.unreadable import LARGEST_FILE, Unreadable

SEPARATORS = (";", ",", "\t", "|")
#: Rows looked at to find the separator.
LOOKED_AT = 60
#: The library's own limit is smaller than the longest field a file may hold and still be told of row by row.
csv.field_size_limit(LARGEST_FILE)
Raw = tuple[int, list[object]]


def separator_of(path: Path, encoding: str) -> str:
    """The separator under which most rows have the same number of cells, and the most of them."""
    return max(SEPARATORS, key=lambda separator: _agreement(path, encoding, separator))


def _agreement(path: Path, encoding: str, separator: str) -> tuple[int, int]:
    widths = Counter(len(cells) for _line, cells in islice(csv_rows(path, encoding, separator), LOOKED_AT))
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0, 0
    width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
    return count, width


def csv_rows(path: Path, encoding: str, separator: str) -> Iterator[Raw]:
    """Line number (from 1) and cells of each row that is not blank, read as they are asked for."""
    with path.open(encoding=encoding, newline="") as lines:
        reader = csv.reader(lines, delimiter=separator)
        begins = 1
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield begins, list(cells)
                begins = reader.line_num + 1
        except csv.Error as failure:
            raise Unreadable("La línea %(line)s no se puede leer como CSV. Guarde el archivo de nuevo.",
                             line=reader.line_num) from failure
