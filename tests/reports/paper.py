"""How tests look at paper: its words page by page, its picture, and the codes a reader finds on it."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pypdfium2
import zxingcpp
from PIL import Image


def words(text: str) -> str:
    """Text with every run of white as one space."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def pages(pdf: bytes) -> list[str]:
    """The words of every page, in the order they were drawn."""
    return [words(page.extract_text()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def whole(pdf: bytes) -> str:
    """All words of the document."""
    return " ".join(pages(pdf))


def pictures(pdf: bytes, dpi: int = 150) -> list[Image.Image]:
    """Every page as a grey picture."""
    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)]


def codes(picture: Image.Image) -> list[str]:
    """The texts of the codes seen in one look, without retries."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def ink(picture: Image.Image, box_mm: tuple[float, float, float, float], dpi: int = 150) -> int:
    """Dark pixels within left, top, right, bottom in millimetres."""
    left, top, right, bottom = (round(edge / 25.4 * dpi) for edge in box_mm)
    return sum(picture.crop((left, top, right, bottom)).histogram()[:128])
