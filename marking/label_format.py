"""Label sizes as data in millimetres: a new size is one more row here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelFormat:
    """One label stock; every length in millimetres, origins from the top left corner of the sheet.

    `text_sizes` are the points tried in turn for the human code; `code_is_split` sets its check pair on a line of its
    own. `clear_left_mm` stays empty: the hole of a hang-tag.
    """

    code: str
    sheet_width_mm: float
    sheet_height_mm: float
    cell_width_mm: float
    cell_height_mm: float
    columns: int = 1
    rows: int = 1
    pitch_x_mm: float = 0.0
    pitch_y_mm: float = 0.0
    origin_x_mm: float = 0.0
    origin_y_mm: float = 0.0
    module_mm: float = 0.75
    clear_left_mm: float = 0.0
    code_is_split: bool = False
    text_sizes: tuple[float, ...] = (13.0, 11.5, 9.5)

    @property
    def cells(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    def corner(self, cell: int) -> tuple[float, float]:
        """Left and top edge of `cell`, counted from 1 along the rows. Raises IndexError beyond the sheet."""
        if not 1 <= cell <= self.cells:
            raise IndexError(f"{self.code} has cells 1 to {self.cells}, not {cell}")
        row, column = divmod(cell - 1, self.columns)
        return self.origin_x_mm + column * self.pitch_x_mm, self.origin_y_mm + row * self.pitch_y_mm


FORMATS = {
    row.code: row
    for row in (
        LabelFormat(
            "letter_3x10",
            sheet_width_mm=215.9,
            sheet_height_mm=279.4,
            cell_width_mm=66.675,
            cell_height_mm=25.4,
            columns=3,
            rows=10,
            pitch_x_mm=69.85,
            pitch_y_mm=25.4,
            origin_x_mm=4.76,
            origin_y_mm=12.7,
        ),
        LabelFormat(
            "hang_tag_100x50",
            sheet_width_mm=100.0,
            sheet_height_mm=50.0,
            cell_width_mm=100.0,
            cell_height_mm=50.0,
            module_mm=1.0,
            clear_left_mm=15.0,
            code_is_split=True,
            text_sizes=(24.0, 21.0, 18.0, 16.0, 14.0),
        ),
        LabelFormat(
            "roll_50x25",
            sheet_width_mm=50.0,
            sheet_height_mm=25.0,
            cell_width_mm=50.0,
            cell_height_mm=25.0,
            code_is_split=True,
            text_sizes=(11.5, 9.5, 8.0, 7.5),
        ),
    )
}
"""Every label stock the register prints on, by code."""
