"""The table of physical marks that the custody document and the registration file share."""

from __future__ import annotations

from collections.abc import Sequence

from reports import type as face
from reports.facts import NOT_RECORDED, MarkLine
from reports.flow import Section
from reports.heading import SectionHeading
from reports.strike import Strike
from reports.table import Column, Row, Table
from reports.text import Line, known, plain
from reports.words import Words, day, millimetres, one_or_many


def marks_section(place: int, marks: Sequence[MarkLine], wide: float, t: Words) -> Section:
    """Section number `place` with every mark; without marks it says so and is struck."""
    count = one_or_many(len(marks), t("1 marcaje asentado"), t("%(count)s marcajes asentados", count=len(marks)))
    heading = SectionHeading(place, t("Marcajes"), wide, t, count)
    if not marks:
        return Section(heading, [Strike(t("ningún marcaje asentado"), wide)])
    table = marks_table(wide, t)
    return Section(heading, [mark_row(table, mark, t) for mark in marks], head=[table.head()])


def marks_table(wide: float, t: Words) -> Table:
    """The empty table."""
    return Table(
        (
            Column(0.0, 28.4, t("Clase de marcaje")),
            Column(28.4, 24.2, t("Texto tal como se lee")),
            Column(52.6, 38.6, t("Ubicación")),
            Column(91.2, 25.3, t("Método")),
            Column(116.5, 19.8, t("Prof. · altura (mm)")),
            Column(136.3, 19.0, t("Legibilidad")),
            Column(155.3, 22.2, t("Verificado")),
        ),
        wide,
    )


def mark_row(table: Table, mark: MarkLine, t: Words) -> Row:
    """One mark; its text is never broken, what keeps it from conforming stands under its place."""
    cell, banner = table.serial(mark.text, table.columns[1], face.SERIAL_LINE, t)
    flaws = [plain(t("no conforme: %(flaw)s", flaw=flaw), face.FACT) for flaw in mark.flaws]
    return table.row(
        [plain(mark.kind, face.ROLE)],
        cell,
        [known(mark.place, face.CELL, t), *flaws],
        [known(mark.method, face.CELL, t)],
        [_measures(mark, t)],
        [known(mark.legibility, face.CELL, t)],
        [plain(day(mark.verified, t), face.FACT)],
        banner=banner,
    )


def _measures(mark: MarkLine, t: Words) -> Line:
    if mark.depth_um is None and mark.height_um is None:
        return known(NOT_RECORDED, face.CELL, t)
    pair = (mark.depth_um, mark.height_um)
    shown = [t(NOT_RECORDED) if length is None else millimetres(length, t) for length in pair]
    return plain(" · ".join(shown), face.FACT)
