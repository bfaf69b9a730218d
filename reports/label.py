"""Labels on sheets and rolls: a QR of the opaque token, a code for people, and what a label is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from marking.label_format import FORMATS, LabelFormat
from reports import type as face
from reports.label_drawing import Label, draw_label
from reports.page import blank_canvas
from reports.pen import Pen
from reports.words import SPANISH, Words


@dataclass(frozen=True)
class LabelJob:
    """Labels for one stock of `FORMATS`, printed at `made_at`.

    `first_cell` is the first free cell (from 1) of the first sheet; offsets correct the printer's feed in mm, right
    and down; `note` is printed in the waste at the top of a sheet.
    """

    number: str
    format_code: str
    labels: tuple[Label, ...]
    made_at: datetime
    first_cell: int = 1
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    note: str = ""


def label_sheets(job: LabelJob, t: Words = SPANISH) -> bytes:
    """Every label of the job as PDF bytes, one sheet or one roll label to a page.

    Raises Overflow when words do not fit, DoesNotFit for a token too long, IndexError for a first cell beyond the
    sheet, KeyError for a format nobody defined.
    """
    stock, target = FORMATS[job.format_code], BytesIO()
    title = t("Etiquetas, trabajo de impresión %(number)s", number=job.number)
    canvas = blank_canvas(
        target, stock.sheet_width_mm, stock.sheet_height_mm, title, "Trazarma", job.made_at, t.language
    )
    sheets = list(_sheets(job, stock))
    for place, cells in enumerate(sheets, start=1):
        pen = Pen(canvas, stock.sheet_height_mm)
        if stock.cells > 1:
            _draw_waste(pen, job, cells, place, len(sheets), t)
        for cell, label in cells:
            x, y = stock.corner(cell)
            draw_label(pen, x + job.offset_x_mm, y + job.offset_y_mm, label, stock, t)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _sheets(job: LabelJob, stock: LabelFormat) -> Iterator[list[tuple[int, Label]]]:
    """The labels with their cells, a list per sheet."""
    stock.corner(job.first_cell)
    left, start = job.labels, job.first_cell
    while left:
        room = stock.cells - start + 1
        yield list(enumerate(left[:room], start=start))
        left, start = left[room:], 1


def _draw_waste(pen: Pen, job: LabelJob, cells: list[tuple[int, Label]], place: int, count: int, t: Words) -> None:
    stock = FORMATS[job.format_code]
    words = t(
        "%(cells)s · hoja %(sheet)s de %(sheets)s · trabajo de impresión %(number)s · desplazamiento %(x)s / %(y)s mm",
        cells=_cells(cells[0][0], cells[-1][0], t),
        sheet=place,
        sheets=count,
        number=job.number,
        x=_signed(job.offset_x_mm, t),
        y=_signed(job.offset_y_mm, t),
    )
    line = " · ".join(filter(None, (words, job.note)))
    pen.centred(stock.sheet_width_mm / 2, 7.8, line, face.SMALL)


def _cells(first: int, last: int, t: Words) -> str:
    if first == last:
        return t("Celda %(cell)s", cell=first)
    return t("Celdas %(first)s a %(last)s", first=first, last=last)


def _signed(offset: float, t: Words) -> str:
    shown = f"{offset:.1f}"
    return shown if t.language == "en" else shown.replace(".", ",")
