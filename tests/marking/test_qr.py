"""QR matrices: read back by another library, and refused when they do not fit."""

import pytest
import zxingcpp
from PIL import Image

from marking.qr import QUIET_MODULES, DoesNotFit, matrix

LABEL = "TZ10001QXS3Z4GC7QK4M2X"
DOCUMENT = "0123456789ABCDEFGHJKMNPQRSTVWXYZ" * 3 + "0123456789ABCDEFGHJKMNPQ"


def picture(rows, scale=4):
    """The matrix as a picture with its quiet zone."""
    size = len(rows) + 2 * QUIET_MODULES
    image = Image.new("L", (size, size), 255)
    for y, row in enumerate(rows, start=QUIET_MODULES):
        for x, dark in enumerate(row, start=QUIET_MODULES):
            image.putpixel((x, y), 0 if dark else 255)
    return image.resize((size * scale, size * scale), Image.Resampling.NEAREST)


@pytest.mark.parametrize(("text", "version", "side"), [(LABEL, 2, 25), (DOCUMENT, 7, 45)])
def test_another_library_reads_the_exact_text(text, version, side):
    rows = matrix(text, "Q", version)
    assert (len(rows), {len(row) for row in rows}) == (side, {side})
    (found,) = zxingcpp.read_barcodes(picture(rows))
    assert (found.text, found.ec_level) == (text, "Q")


def test_without_a_version_the_smallest_is_taken():
    assert len(matrix(LABEL)) == 25
    assert len(matrix("A")) == 21


def test_a_text_longer_than_its_version_is_refused():
    with pytest.raises(DoesNotFit, match="120 characters do not fit version 2 at level Q"):
        matrix(DOCUMENT, "Q", 2)


def test_an_unknown_level_is_refused():
    with pytest.raises(KeyError):
        matrix(LABEL, "X")


def test_the_same_text_gives_the_same_matrix():
    assert matrix(LABEL, "Q", 2) == matrix(LABEL, "Q", 2)
