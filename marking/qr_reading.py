"""Reading a QR from a photograph: several looks, and only model-2 QR codes count.

A worn print reads better blurred or enlarged; a retry may also read a symbol that is not there, so the caller
must accept nothing but the exact forms it issues.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import zxingcpp
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

MOST_PIXELS = 40_000_000
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_LOOKS: tuple[Callable[[Image.Image], Image.Image], ...] = (
    lambda picture: picture,
    lambda picture: picture.filter(ImageFilter.GaussianBlur(1)),
    lambda picture: picture.resize((picture.width * 2, picture.height * 2)),
    lambda picture: picture.filter(ImageFilter.MedianFilter(3)),
    lambda picture: ImageOps.autocontrast(picture).filter(ImageFilter.GaussianBlur(2)),
)


class NotAPicture(ValueError):
    """The bytes are no picture this reader opens, or it has too many pixels."""


def texts(data: bytes) -> list[str]:
    """The texts of the QR codes in a picture, from the first look that finds any; empty when none does.

    Raises `NotAPicture` for bytes that are not a picture of at most 40 million pixels.
    """
    picture = _opened(data)
    for look in _LOOKS:
        found = zxingcpp.read_barcodes(look(picture), formats=_FORMATS)
        if found:
            return [code.text for code in found]
    return []


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height > MOST_PIXELS:
            raise NotAPicture("too many pixels")
        return ImageOps.exif_transpose(picture).convert("L")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as fault:
        raise NotAPicture(str(fault)) from fault
