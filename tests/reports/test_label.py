"""Labels: read in one look at 150 dpi, laid in their cells, and never cut short."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
import zxingcpp

from marking.label_format import FORMATS
from marking.qr import DoesNotFit
from reports.label import label_sheets
from reports.text import Overflow
from tests.reports import sample
from tests.reports.paper import codes, ink, pages, pictures, whole

ONE = replace(sample.LABEL_JOB, labels=sample.LABELS[:1])
WIDEST = replace(sample.LABELS[0], human_code="WWWW-WWWW WW")


def on(code, **changes):
    return label_sheets(replace(ONE, format_code=code, **changes))


@pytest.mark.parametrize("code", FORMATS)
@pytest.mark.parametrize("dpi", [150, 203])
def test_a_label_is_read_in_one_look(code, dpi):
    (picture,) = pictures(on(code), dpi)
    assert codes(picture) == [sample.LABELS[0].token]


def test_a_whole_sheet_is_read_in_one_look_at_150_dpi():
    (sheet,) = pictures(label_sheets(sample.LABEL_JOB))
    assert sorted(codes(sheet)) == sorted(label.token for label in sample.LABELS)


@pytest.mark.parametrize("code", FORMATS)
def test_a_label_says_what_it_is_and_what_it_is_not(code):
    text = whole(on(code))
    assert "ARMA" in text
    assert "No sustituye el marcaje" in text
    assert all(part in text for part in ("QXS3-Z4GC", "QK"))


@pytest.mark.parametrize("code", FORMATS)
def test_the_widest_code_still_fits(code):
    assert "WWWW-WWWW" in whole(on(code, labels=(WIDEST,)))


@pytest.mark.parametrize("code", FORMATS)
def test_a_code_that_does_not_fit_is_an_overflow_not_a_cut(code):
    with pytest.raises(Overflow):
        on(code, labels=(replace(WIDEST, human_code="WWWWWWWW-WWWWWWWW-WWWWWWWW WW"),))


@pytest.mark.parametrize("code", FORMATS)
def test_a_kind_too_long_beside_the_reprint_is_an_overflow(code):
    with pytest.raises(Overflow):
        on(code, labels=(replace(WIDEST, kind="DOCUMENTO DE CUSTODIA DE ARMAS Y MUNICIONES", reprint=1),))


def test_a_token_too_long_for_the_symbol_is_refused():
    with pytest.raises(DoesNotFit):
        on("letter_3x10", labels=(replace(WIDEST, token="A" * 60),))


@pytest.mark.parametrize("code", FORMATS)
def test_a_reprint_says_so(code):
    assert "REIMPRESIÓN 2" in whole(on(code, labels=(replace(WIDEST, reprint=2),)))


def test_a_started_sheet_goes_on_at_its_first_free_cell():
    printed = label_sheets(replace(sample.LABEL_JOB, first_cell=11))
    assert len(pages(printed)) == 2
    first, second = pictures(printed)
    assert len(codes(first)) == 20
    assert len(codes(second)) == 10
    assert ink(first, (5, 13, 210, 88)) == 0
    assert "Celdas 11 a 30 · hoja 1 de 2" in pages(printed)[0]
    assert "Celdas 1 a 10 · hoja 2 de 2" in pages(printed)[1]


def test_one_label_names_its_one_cell():
    (printed,) = pages(label_sheets(replace(sample.LABEL_JOB, labels=(WIDEST,), first_cell=5)))
    assert "Celda 5 · hoja 1 de 1" in printed


@pytest.mark.parametrize("cell", [0, 31])
def test_a_first_cell_beyond_the_sheet_is_refused(cell):
    with pytest.raises(IndexError):
        label_sheets(replace(sample.LABEL_JOB, first_cell=cell))


def _corner(job):
    """Top left of the first code, in mm at 203 dpi."""
    (picture,) = pictures(label_sheets(job), 203)
    (found,) = zxingcpp.read_barcodes(picture)
    return found.position.top_left.x / 203 * 25.4, found.position.top_left.y / 203 * 25.4


def test_the_code_stands_where_the_format_says_and_moves_with_the_offsets():
    x, y = _corner(ONE)
    assert (x, y) == pytest.approx((4.76 + 3.0, 12.7 + 3.3), abs=0.5)
    moved = _corner(replace(ONE, offset_x_mm=2.0, offset_y_mm=-1.5))
    assert moved == pytest.approx((x + 2.0, y - 1.5), abs=0.3)
    assert "desplazamiento 2,0 / -1,5 mm" in whole(label_sheets(replace(ONE, offset_x_mm=2.0, offset_y_mm=-1.5)))


def test_a_roll_prints_one_label_to_a_page_of_its_size():
    printed = on("roll_50x25", labels=sample.LABELS[:3])
    sizes = [page.mediabox for page in pypdf.PdfReader(BytesIO(printed)).pages]
    assert len(sizes) == 3
    assert float(sizes[0].width) / 72 * 25.4 == pytest.approx(50)
    assert "trabajo de impresión" not in whole(printed)


def test_the_hole_of_a_tag_stays_clear():
    (picture,) = pictures(on("hang_tag_100x50"))
    assert ink(picture, (0, 0, 14.8, 50)) == 0


def test_equal_jobs_give_equal_bytes():
    assert label_sheets(sample.LABEL_JOB) == label_sheets(sample.LABEL_JOB)


def test_a_label_carries_no_serial_person_or_place():
    text = whole(label_sheets(sample.LABEL_JOB))
    assert not [word for word in ("AV0147", "Sarmiento", "Parque") if word in text]


@pytest.mark.parametrize("stock", ["letter_3x10", "roll_50x25", "hang_tag_100x50"])
def test_a_code_is_not_parted_from_its_check_pair(stock):
    heights = {}

    def seen(text, matrix):
        heights.setdefault(text.strip(), round(matrix[5], 1))

    pypdf.PdfReader(BytesIO(on(stock))).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, *_: seen(text, tm))
    groups, _, check = ONE.labels[0].human_code.rpartition(" ")
    assert heights[groups] == heights[check]
