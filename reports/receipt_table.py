"""The receipts of an act, 22.4 mm each: what is handed over, by or to whom, room to sign and for a right thumb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports import type as face
from reports.facts import NOT_APPLICABLE
from reports.flow import Section
from reports.heading import ClosingLine, SectionHeading
from reports.paper import LEFT
from reports.pen import HAIR, RULE, Pen
from reports.receipt import Receipt
from reports.receipt_cells import cartridge_lines, magazine_lines, pin_words
from reports.receipt_groups import grouped_section
from reports.receipt_words import lots_line, signings, total_line
from reports.remarks import paragraphs_of
from reports.signature import person_lines
from reports.strike import strike
from reports.table import FULL_WIDTH, Cell, Column, Row, Table
from reports.text import plain
from reports.words import Words

HEIGHT = 22.4
"""Least height of a receipt in mm: a thumb and a signature."""
_SIGN = (118.0, 31.8)
_THUMB = (153.9, 22.0)


@dataclass(frozen=True)
class ReceiptRow:
    """A table row with its signature line and thumb box; both are struck when a PIN took their place."""

    row: Row
    receipt: Receipt
    t: Words

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.row.height

    def draw(self, pen: Pen, top: float) -> None:
        """Draws the row and the two places to mark."""
        self.row.draw(pen, top)
        scale = self.row.table.wide / FULL_WIDTH
        sign, room = LEFT + _SIGN[0] * scale, _SIGN[1] * scale
        thumb = LEFT + self.row.table.wide - _THUMB[1]
        box = min(self.height, HEIGHT) - 1.6
        pen.box(thumb, top + 0.8, _THUMB[1], box, HAIR)
        if self.receipt.pin_at is None:
            pen.rule(sign, top + box - 2.4, sign + room, top + box - 2.4, RULE)
            return
        strike(pen, sign, top + 0.8, room, box, pin_words(self.receipt, self.t), face.FACT)
        strike(pen, thumb, top + 0.8, _THUMB[1], box, self.t(NOT_APPLICABLE), face.FACT)


def receipts_section(place: int, receipts: Sequence[Receipt], person_head: str, wide: float, t: Words) -> Section:
    """Section number `place`; `person_head` heads the column of those who sign («Recibe»).

    Who takes several weapons in one act signs once for all of them.
    """
    if len(signings(receipts)) < len(receipts):
        return grouped_section(place, receipts, person_head, wide, t)
    note = t("cada renglón es un recibo: quien firma responde por lo que en él consta")
    table = _table(person_head, wide, t)
    return Section(
        SectionHeading(place, t("Recibos"), wide, t, note),
        [_row(table, line, receipt, t) for line, receipt in enumerate(receipts, start=1)],
        head=[table.head()],
        tail=[ClosingLine(total_line(receipts, t), wide), *paragraphs_of(lots_line(receipts, t), wide)],
        numbers=list(range(1, len(receipts) + 1)),
        named=(t("recibo %(first)s"), t("recibos %(first)s a %(last)s")),
    )


def _table(person_head: str, wide: float, t: Words) -> Table:
    return Table(
        (
            Column(0.0, 6.9, t("N.º")),
            Column(6.9, 37.5, t("Arma y serial")),
            Column(41.0, 19.8, t("Cargadores"), is_number=True),
            Column(60.8, 23.3, t("Cartuchos"), is_number=True),
            Column(85.4, 32.4, person_head),
            Column(_SIGN[0], _SIGN[1], t("Firma")),
            Column(_THUMB[0] - 0.8, _THUMB[1] + 2.4, t("Pulgar derecho"), is_number=True),
        ),
        wide,
    )


def _row(table: Table, line: int, receipt: Receipt, t: Words) -> ReceiptRow:
    serial, banner = table.serial(receipt.serial, table.columns[1], face.SERIAL_RECEIPT, t)
    row = table.row(
        [plain(str(line), face.CELL_BOLD)],
        [*serial, *_described(receipt, t)],
        magazine_lines(receipt, t),
        cartridge_lines(receipt, t),
        person_lines(receipt.person, t, face.CELL_BOLD, face.CELL),
        [],
        [],
        banner=banner,
    )
    return ReceiptRow(replace(row, least=HEIGHT), receipt, t)


def _described(receipt: Receipt, t: Words) -> Cell:
    return [
        plain(receipt.description, face.CELL),
        plain(receipt.calibre_and_class, face.CELL),
        plain(t("condición: %(condition)s", condition=t(receipt.condition)), face.CELL),
        plain(t("asiento %(entry)s", entry=receipt.entry), face.FACT),
    ]
