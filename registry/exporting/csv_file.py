"""A list as CSV: UTF-8 with its mark, semicolons, CRLF: what a spreadsheet in Spanish opens without being asked."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from registry.exporting.formulas import neutral

Row = Sequence[str | int]
#: Rows handed out at a time.
PIECE = 500


def csv_pieces(heads: list[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """The file, some hundred rows at a time."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    buffer.write("\N{BYTE ORDER MARK}")
    writer.writerow([neutral(head) for head in heads])
    for number, row in enumerate(rows, 1):
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
        if number % PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    # Half a surrogate cannot be stored; should one ever come, it does not break off the file.
    return text.encode("utf-8", "replace")
