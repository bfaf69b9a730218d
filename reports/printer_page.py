"""The printer's test page: whether it keeps the scale, prints thin lines and small bold type, and codes that read."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from marking.qr import matrix
from reports import type as face
from reports.page import blank_canvas
from reports.paper import LEFT, LETTER, Paper
from reports.pen import FRAME, HAIR, HEAVY, RULE, Pen
from reports.qr_drawing import draw_qr
from reports.words import SPANISH, Words, instant, millimetres

LABEL_SAMPLE = ("PRUEBA" + "0123456789" * 2)[:22]
DOCUMENT_SAMPLE = ("PRUEBA" + "0123456789" * 12)[:120]
"""Texts of the length of a label's and a document's token, in no form that the register issues."""
RULER_MM = 100


def printer_page(made_at: datetime, t: Words = SPANISH, paper: Paper = LETTER) -> bytes:
    """One page as PDF bytes: two rulers, the four line weights, the smallest type, both sizes of QR code."""
    target = BytesIO()
    canvas = blank_canvas(target, paper.width, paper.height, t("Página de prueba"), "Trazarma", made_at, t.language)
    pen = Pen(canvas, paper.height)
    _heading(pen, made_at, t)
    _rulers(pen, t)
    _weights(pen, t)
    _type(pen, t)
    _codes(pen, t)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _heading(pen: Pen, made_at: datetime, t: Words) -> None:
    pen.text(LEFT, 25, t("Página de prueba de la impresora"), face.TITLE)
    pen.text(LEFT, 32, t("No es un documento emitido. %(moment)s", moment=instant(made_at, t)), face.RUNNING)
    pen.text(
        LEFT,
        38,
        t("Imprima al 100 %, sin ajustar a la página. Mida las dos reglas: 100 mm exactos."),
        face.RUNNING_BOLD,
    )


def _rulers(pen: Pen, t: Words) -> None:
    for offset in range(RULER_MM + 1):
        long = 4 if offset % 10 == 0 else 2
        pen.rule(LEFT + offset, 50, LEFT + offset, 50 - long)
        pen.rule(LEFT, 55 + offset, LEFT + long, 55 + offset)
    pen.text(LEFT + RULER_MM + 2, 50, t("100 mm a lo ancho"), face.FACT)
    pen.text(LEFT + 6, 55 + RULER_MM, t("100 mm a lo alto"), face.FACT)


def _weights(pen: Pen, t: Words) -> None:
    for place, weight in enumerate((HAIR, RULE, HEAVY, FRAME)):
        pen.rule(60, 62 + 6 * place, 120, 62 + 6 * place, weight)
        said = t("línea de %(weight)s mm", weight=millimetres(round(1000 * weight), t))
        pen.text(124, 63 + 6 * place, said, face.FACT)


def _type(pen: Pen, t: Words) -> None:
    sample = t("Serial AV0147O2, 14-nov-2025: debe leerse sin dudar")
    for place, style in enumerate((face.SMALL_BOLD, face.HEAD, face.FACT, face.CELL_BOLD, face.VALUE)):
        size = millimetres(round(1000 * style.size), t)  # in points, but written the same way
        pen.text(60, 92 + 5 * place, f"{size}  {sample}", style)


def _codes(pen: Pen, t: Words) -> None:
    draw_qr(pen, 60, 122, matrix(LABEL_SAMPLE, level="Q", version=2), 0.75)
    pen.text(60, 146, t("código de etiqueta"), face.FACT)
    draw_qr(pen, 110, 122, matrix(DOCUMENT_SAMPLE, level="Q", version=7), 0.50)
    pen.text(110, 149, t("código de documento"), face.FACT)
    pen.text(60, 156, t("Léalos con el lector o el teléfono: deben decir PRUEBA y cifras."), face.RUNNING_BOLD)
