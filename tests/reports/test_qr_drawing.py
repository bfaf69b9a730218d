"""The one drawing that reaches into reportlab: whole dots, in place."""

from io import BytesIO

import pytest

from marking.qr import matrix
from reports.page import blank_canvas
from reports.pen import Pen
from reports.qr_drawing import draw_qr
from tests.reports.paper import codes, pictures
from tests.reports.story import TOKEN, at


def drawn(module, x=10.06, y=10.02):
    target = BytesIO()
    canvas = blank_canvas(target, 50, 50, "Prueba", "Trazarma", at(1, 1, 2025, 8), "es")
    side = draw_qr(Pen(canvas, 50), x, y, matrix(TOKEN, "Q", 7), module)
    canvas.showPage()
    canvas.save()
    return side, target.getvalue()


def test_a_drawn_code_is_read_back():
    side, pdf = drawn(0.5)
    assert side == 22.5
    (picture,) = pictures(pdf)
    assert codes(picture) == [TOKEN]


def test_a_code_starts_on_a_whole_dot():
    _, pdf = drawn(0.5)
    (picture,) = pictures(pdf, 203.2)
    left, top, right, bottom = picture.point(lambda ink: 255 if ink < 128 else 0).getbbox()
    assert (left, top) == (80, 80)
    assert (right, bottom) == pytest.approx((260, 260), abs=1)


def test_modules_that_are_not_whole_dots_are_refused():
    with pytest.raises(ValueError, match="whole dots"):
        drawn(0.6)
