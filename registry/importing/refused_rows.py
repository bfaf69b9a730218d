"""The refused rows of a run as a file to correct and send again: the same columns, and why each was refused."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO

from sqlalchemy import select
from sqlalchemy.orm import Session
from xlsxwriter import Workbook

from models.importing import ImportRow
from registry.importing.formulas import neutral
from registry.importing.table import WHY

Worded = Callable[[ImportRow], str]


def refused_lines(session: Session, run_id: int, reason: Worded) -> Iterator[list[str]]:
    """The header and each refused row, its reason in words last."""
    query = select(ImportRow).where(ImportRow.run_id == run_id, ImportRow.verdict == "refused").order_by(ImportRow.line)
    columns: list[str] | None = None
    for row in session.scalars(query):
        cells = row.cells or {}
        if columns is None:
            columns = list(cells)
            yield [*columns, WHY]
        yield [*(cells.get(name, "") for name in columns), reason(row)]


def as_csv(lines: Iterator[list[str]]) -> bytes:
    """CSV in UTF-8 with its mark, separated by semicolons, as spreadsheets in Spanish open it."""
    out = StringIO()
    csv.writer(out, delimiter=";").writerows([neutral(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(lines: Iterator[list[str]]) -> bytes:
    """A workbook whose cells are all texts."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                        "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        for place, line in enumerate(lines):
            for column, cell in enumerate(line):
                sheet.write_string(place, column, neutral(cell))
    return out.getvalue()
