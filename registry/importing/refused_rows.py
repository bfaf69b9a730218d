"""The refused rows of a run as a file to correct and send again: the same columns, and why each was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.importing import ImportRow, ImportRun
from registry.exporting.csv_file import csv_pieces
from registry.exporting.formulas import neutral
from registry.exporting.xlsx_file import write_xlsx
from registry.operations.returned_rows import WHY, reference, referring

Worded = Callable[[ImportRow], str]


def refused_lines(session: Session, run_id: int, reason: Worded) -> Iterator[list[str]]:
    """The header and each refused row, last its reason in words and which row it is, to know it when it is sent
    again."""
    digest = session.get_one(ImportRun, run_id).digest
    query = select(ImportRow).where(ImportRow.run_id == run_id, ImportRow.verdict == "refused").order_by(ImportRow.line)
    columns: list[str] | None = None
    for row in session.scalars(query):
        cells = row.cells or {}
        if columns is None:
            columns = [name for name in cells if name != WHY]
            yield [*columns, WHY]
        named = reference(digest, row.line)
        yield [*(cells.get(name, "") for name in columns), referring(reason(row), named)]


def as_csv(lines: Iterator[list[str]]) -> bytes:
    """The file as CSV, made as every list that is taken away."""
    return b"".join(csv_pieces(next(lines, [WHY]), lines))


def as_xlsx(lines: Iterator[list[str]]) -> bytes:
    """The file as a workbook; an apostrophe keeps a text from being read as a formula when it is sent again."""
    out = BytesIO()
    write_xlsx(out, "Sheet1", next(lines, [WHY]), ([neutral(cell) for cell in line] for line in lines))
    return out.getvalue()
