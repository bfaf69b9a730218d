"""Puts a QR matrix on paper as a 1-bit image mask of whole printer dots."""

from __future__ import annotations

from reportlab.lib.units import mm

from marking.qr import Matrix
from reports.pen import Pen

DOTS_PER_MM = 8
"""Of the 203 dpi printers the register has to live with."""


def draw_qr(pen: Pen, x: float, y: float, matrix: Matrix, module: float) -> float:
    """Draws the black square with its top left corner at (x, y) moved to whole dots; returns its side in mm.

    `module` is in mm and must be whole dots, else ValueError. The quiet zone is the caller's to keep. One mask
    instead of a rectangle per module: reportlab has no public call for an inline mask, a test guards this one.
    """
    if (module * DOTS_PER_MM) % 1:
        raise ValueError(f"a module of {module} mm is not whole dots at {DOTS_PER_MM} per mm")
    size = len(matrix)
    side = size * module
    left, bottom = _snapped(x) * mm, (pen.height - _snapped(y) - side) * mm
    pen.canvas._code.append(
        f"q {side * mm:.5f} 0 0 {side * mm:.5f} {left:.5f} {bottom:.5f} cm\n"
        f"BI /W {size} /H {size} /IM true /BPC 1 /D [1 0] /F /AHx ID\n{_hexadecimal(matrix)}>\nEI Q"
    )
    return side


def _snapped(length: float) -> float:
    return round(length * DOTS_PER_MM) / DOTS_PER_MM


def _hexadecimal(matrix: Matrix) -> str:
    return "\n".join(_row(row) for row in matrix)


def _row(row: tuple[bool, ...]) -> str:
    padded = [*row, *[False] * (-len(row) % 8)]
    return f"{int(''.join('1' if dark else '0' for dark in padded), 2):0{len(padded) // 4}X}"
