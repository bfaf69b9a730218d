"""Draws one label in its cell: code at the left, words at the right; a hang-tag keeps its hole clear."""

from __future__ import annotations

from dataclasses import dataclass

from marking.label_format import LabelFormat
from marking.qr import QUIET_MODULES, matrix
from marking.words import msgid
from reports import type as face
from reports.pen import HAIR, HEAVY, RULE, Pen
from reports.qr_drawing import draw_qr
from reports.text import Line, Overflow, plain, whole, wrapped
from reports.type import BOLD, REGULAR, Style
from reports.words import Words

VERSION = 2
"""Of the label code: 22 characters at level Q."""
_SIDE = 25
"""Modules of version 2."""
_WARNING = Style(BOLD, 8.5, 3.6)
_LEAST_WARNING = 8.0
"""Points below which the warning no longer survives wear."""


@dataclass(frozen=True)
class Label:
    """One label: the 22-character token, its human code «QXS3-Z4GC QK», and the reprint number (0: first)."""

    token: str
    human_code: str
    kind: str = msgid("ARMA")
    reprint: int = 0


def draw_label(pen: Pen, x: float, y: float, label: Label, stock: LabelFormat, t: Words) -> None:
    """Draws `label` in the cell whose top left corner is (x, y). Raises Overflow when its words do not fit."""
    if stock.clear_left_mm:
        _draw_tag(pen, x, y, label, stock, t)
        return
    quiet, side = QUIET_MODULES * stock.module_mm, _SIDE * stock.module_mm
    top = y + (stock.cell_height_mm - side) / 2
    draw_qr(pen, x + quiet, top, matrix(label.token, "Q", VERSION), stock.module_mm)
    left = x + side + 2 * quiet - 0.6
    room = x + stock.cell_width_mm - 1.2 - left
    draw_words = _draw_split if stock.code_is_split else _draw_beside
    draw_words(pen, left, top, room, label, stock, t)


def _draw_beside(pen: Pen, left: float, top: float, room: float, label: Label, stock: LabelFormat, t: Words) -> None:
    _draw_kind(pen, left, top + 2.0, room, label, t)
    _draw_whole(pen, left, top + 8.2, room, label, stock)
    pen.rule(left, top + 11.6, left + room, top + 11.6, HAIR)
    warning = t("No sustituye el marcaje")
    pen.text(left, top + 15.2, warning, whole(warning, _WARNING, room, _LEAST_WARNING))
    pen.text(left, top + 18.6, "Trazarma", face.SMALL)


def _draw_split(pen: Pen, left: float, top: float, room: float, label: Label, stock: LabelFormat, t: Words) -> None:
    """A narrow label: one line for each thing it says, a reprint on a line of its own."""
    pen.text(left, top + (0.9 if label.reprint else 2.0), t(label.kind), whole(t(label.kind), face.CELL_BOLD, room))
    if label.reprint:
        words = t("REIMPRESIÓN %(number)s", number=label.reprint)
        pen.text(left, top + 4.0, words, whole(words, face.SMALL_BOLD, room))
        top += 1.5
    if _is_whole(label.human_code, room, stock):
        _draw_whole(pen, left, top + 8.2, room, label, stock)
    else:
        groups, _, check = label.human_code.rpartition(" ")
        style = _code_style(groups, room, stock)
        pen.text(left, top + 6.4, groups, style)
        _draw_check(pen, left, top + 10.7, check, style)
    for place, line in enumerate(_warning_lines(room, stock, t)):
        pen.line_of_text(left, top + 15.4 + place * 3.3, line)


def _warning_lines(room: float, stock: LabelFormat, t: Words) -> list[Line]:
    lines = wrapped(plain(t("No sustituye el marcaje"), face.FACT), room)
    if len(lines) > 2:
        raise Overflow(f"the warning needs {len(lines)} lines on {stock.code}, which has two")
    return lines


def _is_whole(code: str, room: float, stock: LabelFormat) -> bool:
    """Whether the code fits on one line with its check pair, without which it is not found."""
    return Style(BOLD, stock.text_sizes[-1], stock.text_sizes[-1] * 0.42).width(code) <= room


def _draw_whole(pen: Pen, left: float, base: float, room: float, label: Label, stock: LabelFormat) -> None:
    """Writes the code and its check pair on one line."""
    style = _code_style(label.human_code, room, stock)
    groups, _, check = label.human_code.rpartition(" ")
    pen.text(left, base, groups, style)
    _draw_check(pen, left + style.width(f"{groups} "), base, check, style)


def _draw_check(pen: Pen, x: float, base: float, check: str, style: Style) -> None:
    """Writes the check pair, underlined."""
    pen.text(x, base, check, style)
    pen.rule(x, base + 1.1, x + style.width(check), base + 1.1, RULE)


def _draw_kind(pen: Pen, left: float, base: float, room: float, label: Label, t: Words) -> None:
    kind = t(label.kind)
    pen.text(left, base, kind, face.CELL_BOLD)
    if label.reprint:
        words = t("REIMPRESIÓN %(number)s", number=label.reprint)
        space = room - face.CELL_BOLD.width(kind) - 1.5
        pen.right(left + room, base, words, whole(words, face.SMALL_BOLD, space))


def _code_style(code: str, room: float, stock: LabelFormat) -> Style:
    """The largest size of the format that holds the code, else Overflow."""
    for points in stock.text_sizes:
        style = Style(BOLD, points, points * 0.42)
        if style.width(code) <= room:
            return style
    raise Overflow(f"«{code}» needs more than {room:.1f} mm on {stock.code}")


def _draw_tag(pen: Pen, x: float, y: float, label: Label, stock: LabelFormat, t: Words) -> None:
    quiet, side = QUIET_MODULES * stock.module_mm, _SIDE * stock.module_mm
    symbol_x, top = x + stock.cell_width_mm - side - 2 * quiet + 1, y + 8
    draw_qr(pen, symbol_x, top, matrix(label.token, "Q", VERSION), stock.module_mm)
    for place, words in enumerate((t("Compare el serial leído"), t("con el de la pantalla"))):
        pen.centred(symbol_x + side / 2, top + side + 9.2 + place * 3.4, words, face.CAPTION)
    left = x + stock.clear_left_mm
    _draw_tag_words(pen, left, y, symbol_x - quiet - left, label, stock, t)


def _draw_tag_words(pen: Pen, left: float, y: float, room: float, label: Label, stock: LabelFormat, t: Words) -> None:
    groups, _, check = label.human_code.rpartition(" ")
    style = _code_style(groups, room, stock)
    kind = Style(BOLD, 14, 5.5)
    pen.text(left, y + 8.6, t(label.kind), kind)
    right = t("REIMPRESIÓN %(number)s", number=label.reprint) if label.reprint else "Trazarma"
    space = room - kind.width(t(label.kind)) - 2
    pen.right(left + room, y + 8.6, right, whole(right, Style(BOLD if label.reprint else REGULAR, 9, 4), space))
    pen.rule(left, y + 11, left + room, y + 11, HEAVY)
    pair = left
    if _is_whole(label.human_code, room, stock):
        style = _code_style(label.human_code, room, stock)
        pair = left + style.width(f"{groups} ")
        _draw_whole(pen, left, y + 22, room, label, stock)
    else:
        pen.text(left, y + 20.6, groups, style)
        pen.text(left, y + 31.2, check, style)
        pen.rule(left, y + 33, left + style.width(check), y + 33, HEAVY)
        pair += style.width(check) + 2
    for place, words in enumerate((t("caracteres de"), t("verificación"))):
        pen.text(min(pair, left + room - face.ROLE.width(words)), y + 28.4 + place * 3.4, words, face.ROLE)
    pen.rule(left, y + 36.6, left + room, y + 36.6, HAIR)
    warning, advice = t("No sustituye el marcaje"), t("No escriba serial, nombre ni lugar.")
    pen.text(left, y + 42, warning, whole(warning, Style(BOLD, 11, 4.4), room, 8))
    pen.text(left, y + 46.4, advice, whole(advice, face.RUNNING, room))
