"""Label sizes: every cell lies on its sheet and keeps its code clear."""

import pytest

from marking.label_format import FORMATS
from marking.qr import QUIET_MODULES

LABEL_MODULES = 25


@pytest.mark.parametrize("stock", FORMATS.values(), ids=FORMATS)
def test_every_cell_lies_on_the_sheet(stock):
    for cell in range(1, stock.cells + 1):
        x, y = stock.corner(cell)
        assert 0 <= x <= stock.sheet_width_mm - stock.cell_width_mm + 0.01
        assert 0 <= y <= stock.sheet_height_mm - stock.cell_height_mm + 0.01


@pytest.mark.parametrize("stock", FORMATS.values(), ids=FORMATS)
def test_the_code_and_its_quiet_zone_fit_the_cell(stock):
    assert (LABEL_MODULES + 2 * QUIET_MODULES) * stock.module_mm <= min(stock.cell_height_mm, stock.cell_width_mm)


@pytest.mark.parametrize("stock", FORMATS.values(), ids=FORMATS)
def test_a_module_is_whole_dots_of_a_203_dpi_printer(stock):
    assert stock.module_mm * 8 % 1 == 0


def test_cells_are_counted_along_the_rows():
    sheet = FORMATS["letter_3x10"]
    assert sheet.cells == 30
    assert sheet.corner(1) == (4.76, 12.7)
    assert sheet.corner(3) == pytest.approx((4.76 + 2 * 69.85, 12.7))
    assert sheet.corner(4) == pytest.approx((4.76, 38.1))


@pytest.mark.parametrize("cell", [0, 31, -1])
def test_a_cell_beyond_the_sheet_is_refused(cell):
    with pytest.raises(IndexError, match="cells 1 to 30"):
        FORMATS["letter_3x10"].corner(cell)
