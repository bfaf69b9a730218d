"""What the lines of an act say of one weapon: its magazines and cartridges, its entry, the PIN that signed for it."""

from __future__ import annotations

from reports import type as face
from reports.facts import NOT_APPLICABLE
from reports.receipt import Receipt
from reports.table import Cell
from reports.text import Line, known, plain
from reports.words import LEGAL_TIME, Words, number, one_or_many


def magazine_lines(receipt: Receipt, t: Words) -> Cell:
    """How many magazines, and how many are missing of those that left."""
    return [_count(receipt.magazines, t), *_missing(receipt, t)]


def entry_line(receipt: Receipt) -> Line:
    """The number of the entry."""
    return plain(str(receipt.entry), face.FACT)


def pin_words(receipt: Receipt, t: Words) -> str:
    """«PIN, 05:47:00»; empty when it is signed on paper."""
    if receipt.pin_at is None:
        return ""
    return t("PIN, %(time)s", time=receipt.pin_at.astimezone(LEGAL_TIME).strftime("%H:%M:%S"))


def _count(count: int | str, t: Words) -> Line:
    return known(count, face.CELL, t) if isinstance(count, str) else plain(number(count, t), face.QUANTITY)


def _missing(receipt: Receipt, t: Words) -> Cell:
    if not receipt.missing or isinstance(receipt.magazines, str):
        return []
    left = t("salió con %(count)s", count=receipt.magazines + receipt.missing)
    words = one_or_many(receipt.missing, t("falta 1"), t("faltan %(count)s", count=receipt.missing))
    return [plain(left, face.ROLE), plain(words, face.FACT)]


def cartridge_lines(receipt: Receipt, t: Words) -> Cell:
    """Quantity and lot of each kind of cartridge."""
    if not receipt.cartridges:
        return [known(NOT_APPLICABLE, face.CELL, t)]
    return [
        line
        for lot in receipt.cartridges
        for line in (
            plain(number(lot.quantity, t), face.QUANTITY),
            plain(t("lote"), face.ROLE),
            plain(lot.lot, face.FACT),
            plain(lot.institution_code, face.FACT),
        )
    ]
