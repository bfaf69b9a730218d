"""The one embedded typeface, its sizes on paper, and how wide words are in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "Trazarma"
BOLD = "Trazarma-Bold"

_FILES = (("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"), ("Vera.ttf", "VeraBd.ttf"))
_SYSTEM = (
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/dejavu",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/usr/share/fonts/TTF",
    "/usr/local/share/fonts",
    "/Library/Fonts",
)
_PACKAGES = (("matplotlib", "mpl-data/fonts/ttf"), ("reportlab", "fonts"))


class NoTypeface(RuntimeError):
    """Neither DejaVu Sans nor Vera is installed, so nothing can be printed with an embedded font."""


@dataclass(frozen=True)
class Style:
    """Font, size in points, distance of lines and tracking in millimetres; slanted for the missing facts."""

    font: str
    size: float
    leading: float
    tracking: float = 0.0
    is_slanted: bool = False

    @property
    def slanted(self) -> Style:
        """The same style in italics, made by slanting: only two font files are needed."""
        return replace(self, is_slanted=True)

    @property
    def bold(self) -> Style:
        """The same size in bold."""
        return replace(self, font=BOLD)

    def sized(self, points: float) -> Style:
        """The same style at another size, its lines as tight."""
        return replace(self, size=points, leading=self.leading * points / self.size)

    def width(self, text: str) -> float:
        """Width of `text` in millimetres, tracking between its characters included."""
        shown = printable(text)
        drawn = pdfmetrics.stringWidth(shown, self.font, self.size) / mm
        return float(drawn) + self.tracking * max(len(shown) - 1, 0)


TITLE = Style(BOLD, 16, 6.6)
TITLE_CONTINUED = Style(BOLD, 9, 4.0)
ORGANISATION = Style(BOLD, 9, 4.0)
OFFICE = Style(REGULAR, 7.5, 3.4)
NUMBER = Style(BOLD, 10.5, 4.5)
VERDICT = Style(BOLD, 13, 5.55)
VERDICT_LINE = Style(BOLD, 8.5, 3.9)
SECTION = Style(BOLD, 10, 4.4)
RUNNING = Style(REGULAR, 8.5, 3.75)
RUNNING_BOLD = Style(BOLD, 8.5, 3.75)
CAPTION = Style(BOLD, 7, 3.0)
VALUE = Style(BOLD, 9.5, 3.9)
HEAD = Style(BOLD, 7.5, 3.3)
CELL = Style(REGULAR, 8.5, 3.5)
CELL_BOLD = Style(BOLD, 8.5, 3.5)
ROLE = Style(REGULAR, 8, 3.5)
FACT = Style(BOLD, 8, 3.5)
QUANTITY = Style(BOLD, 11, 4.2)
SERIAL = Style(BOLD, 18, 6.6, tracking=0.5)
SERIAL_RECEIPT = Style(BOLD, 11, 4.2, tracking=0.35)
SERIAL_LINE = Style(BOLD, 9, 3.6)
SMALL = Style(REGULAR, 7, 3.2)
SMALL_BOLD = Style(BOLD, 7, 3.2)
FOOT_CODE = Style(BOLD, 8, 3.4)


@cache
def embed() -> str:
    """Registers the typeface once and returns the name of the family found. Raises NoTypeface."""
    for regular, bold in _FILES:
        for folder in _folders():
            if (folder / regular).is_file() and (folder / bold).is_file():
                pdfmetrics.registerFont(TTFont(REGULAR, str(folder / regular)))
                pdfmetrics.registerFont(TTFont(BOLD, str(folder / bold)))
                return regular.removesuffix(".ttf")
    raise NoTypeface("Install the package fonts-dejavu-core: no DejaVu Sans and no Vera was found to embed.")


def printable(text: str) -> str:
    """`text` with every character the typeface cannot draw named by its code point: «‹U+1F600›»."""
    embed()
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if _has_glyph(c) else f"‹U+{ord(c):04X}›" for c in text)


def _has_glyph(character: str) -> bool:
    return all(ord(character) in pdfmetrics.getFont(font).face.charToGlyph for font in (REGULAR, BOLD))


def _folders() -> list[Path]:
    system = [Path(folder) for folder in _SYSTEM] + [Path.home() / "Library/Fonts", Path.home() / ".fonts"]
    return system + [folder for name, inner in _PACKAGES if (folder := _package(name, inner)) is not None]


def _package(name: str, inner: str) -> Path | None:
    spec = find_spec(name)
    return Path(spec.origin).parent / inner if spec is not None and spec.origin else None
