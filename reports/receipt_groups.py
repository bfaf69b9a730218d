"""The receipts of an act in which somebody takes several weapons: a list, and one signature for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports import type as face
from reports.facts import Signer
from reports.flow import Block, Section
from reports.heading import ClosingLine, SectionHeading
from reports.paper import LEFT
from reports.pen import HAIR, Pen
from reports.receipt import Receipt
from reports.receipt_cells import cartridge_lines, entry_line, magazine_lines, pin_words
from reports.receipt_words import lots_line, signings, total_line
from reports.remarks import paragraphs_of
from reports.signature import SignatureRow
from reports.strike import strike
from reports.table import Column, Row, Table
from reports.text import plain
from reports.words import Words, number, one_or_many

_BELOW = 1.6
"""White between a list and its signature, and below that, in millimetres."""


@dataclass(frozen=True)
class Signed:
    """The last line of somebody's list with the box where he signs for all of it: neither stands alone on a page."""

    last: Row
    signature: SignatureRow
    pin: str

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.last.height + self.signature.height + 2 * _BELOW

    def draw(self, pen: Pen, top: float) -> None:
        """Draws the line, then the box; the box is struck when a PIN took the place of a signature."""
        self.last.draw(pen, top)
        below = top + self.last.height + _BELOW
        if not self.pin:
            self.signature.draw(pen, below)
            return
        wide = self.signature.wide
        pen.box(LEFT, below, wide, self.signature.height, HAIR)
        pen.text(LEFT + 1.5, below + 3.7, self.signature.signers[0].role, face.RUNNING_BOLD)
        strike(pen, LEFT, below + 5.2, wide, self.signature.height - 5.2, self.pin)


def grouped_section(place: int, receipts: Sequence[Receipt], person_head: str, wide: float, t: Words) -> Section:
    """Section number `place`: each person's weapons one line each, and one place to sign below them."""
    table, rows, first = _table(wide, t), [], 1
    for own in signings(receipts):
        rows += _group(table, first, own, person_head, t)
        first += len(own)
    note = t("quien firma responde por los renglones que su recuadro nombra")
    return Section(
        SectionHeading(place, t("Recibos"), wide, t, note),
        rows,
        head=[table.head()],
        tail=[ClosingLine(total_line(receipts, t), wide), *paragraphs_of(lots_line(receipts, t), wide)],
        numbers=list(range(1, len(receipts) + 1)),
        named=(t("renglón %(first)s"), t("renglones %(first)s a %(last)s")),
    )


def _group(table: Table, first: int, own: list[Receipt], head: str, t: Words) -> list[Block]:
    *rows, last = (_row(table, line, receipt, t) for line, receipt in enumerate(own, start=first))
    span = {"first": first, "last": first + len(own) - 1}
    lines = t("renglón %(first)s", **span) if len(own) == 1 else t("renglones %(first)s a %(last)s", **span)
    goods = one_or_many(len(own), t("1 arma"), t("%(count)s armas", count=number(len(own), t)))
    role = t("%(role)s %(goods)s: %(lines)s", role=head, goods=goods, lines=lines)
    signature = SignatureRow((Signer(role, own[0].person, takes_thumb=True),), table.wide, t, 1)
    return [*rows, Signed(last, signature, pin_words(own[0], t))]


def _table(wide: float, t: Words) -> Table:
    return Table(
        (
            Column(0.0, 6.9, t("N.º")),
            Column(6.9, 36.0, t("Serial")),
            Column(43.0, 51.0, t("Arma")),
            Column(94.0, 21.0, t("Condición")),
            Column(115.0, 19.8, t("Cargadores"), is_number=True),
            Column(134.8, 23.3, t("Cartuchos"), is_number=True),
            Column(159.5, 16.4, t("Asiento"), is_number=True),
        ),
        wide,
    )


def _row(table: Table, line: int, receipt: Receipt, t: Words) -> Row:
    serial, banner = table.serial(receipt.serial, table.columns[1], face.SERIAL_RECEIPT, t)
    return table.row(
        [plain(str(line), face.CELL_BOLD)],
        serial,
        [plain(receipt.description, face.CELL), plain(receipt.calibre_and_class, face.CELL)],
        [plain(t(receipt.condition), face.CELL)],
        magazine_lines(receipt, t),
        cartridge_lines(receipt, t),
        [entry_line(receipt)],
        banner=banner,
    )
