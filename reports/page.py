"""A document page: letterhead, title, foot with code and «Página x de y», and the making of the PDF bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports import type as face
from reports.facts import Letterhead
from reports.flow import Block, Flow, Page, Section
from reports.paper import LEFT
from reports.pen import HAIR, HEAVY, Pen
from reports.strike import LEAST, strike
from reports.text import plain, whole, wrapped
from reports.words import LEGAL_TIME, Words, instant

_TOP = 12.9
"""Baseline of the first line: the 10 mm above stay empty for the reader's own folio."""


@dataclass(frozen=True)
class Foot:
    """What the foot of every page repeats: the verification code and the ledger cut in words."""

    human_code: str
    cut: str


@dataclass(frozen=True)
class Dress:
    """Everything that is on every page of one document."""

    letterhead: Letterhead
    title: str
    foot: Foot
    t: Words

    @property
    def number(self) -> str:
        """«N.º DCC-2025-000118»."""
        return self.t("N.º %(number)s", number=self.letterhead.number)

    @property
    def right(self) -> float:
        """Right edge of the text block in mm."""
        return LEFT + self.letterhead.paper.text_width

    def head_lines(self) -> list[tuple[str, face.Style]]:
        """Organisation and office, wrapped beside the number."""
        room = self.letterhead.paper.text_width - face.NUMBER.width(self.number) - 6
        parts = ((self.letterhead.organisation, face.ORGANISATION), (self.letterhead.office, face.OFFICE))
        return [
            (run.text, style)
            for words, style in parts
            if words
            for line in wrapped(plain(words, style), room)
            for run in line
        ]

    def head_rule(self) -> float:
        """Place of the letterhead rule."""
        return _TOP + sum(style.leading for _, style in self.head_lines()[1:]) + 2.9


def document_bytes(dress: Dress, preface: Sequence[Block], sections: Sequence[Section], last_word: str) -> bytes:
    """The PDF of a whole document; equal data give equal bytes.

    `preface` stands under the title of page 1, `last_word` is written on the strike of an unused rest.
    """
    flow = Flow(dress.letterhead.paper, dress.head_rule() + _title_height(dress), dress.head_rule() + 7.2, dress.t)
    flow.put(*preface)
    flow.sections(sections)
    return _pdf(dress, flow.pages, last_word)


def blank_canvas(
    target: BytesIO, width: float, height: float, title: str, author: str, made: datetime, language: str
) -> Canvas:
    """A canvas whose bytes depend on its content alone: fixed identity, and dates taken from the data."""
    canvas = Canvas(target, pagesize=(width * mm, height * mm), invariant=1, pageCompression=1, lang=language)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Trazarma")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp = f"D:{made.astimezone(LEGAL_TIME):%Y%m%d%H%M%S}-04'00'"
    canvas.setDateFormatter(lambda *_: stamp)
    return canvas


def _pdf(dress: Dress, pages: list[Page], last_word: str) -> bytes:
    target, letterhead = BytesIO(), dress.letterhead
    paper = letterhead.paper
    title = f"{dress.title} {letterhead.number}"
    canvas = blank_canvas(
        target, paper.width, paper.height, title, letterhead.organisation, letterhead.issued_at, dress.t.language
    )
    for place, page in enumerate(pages, start=1):
        pen = Pen(canvas, paper.height)
        _draw_head(pen, dress, is_first=place == 1)
        for top, block in page.blocks:
            block.draw(pen, top)
        _draw_rest(pen, dress, page, place + 1, last_word)
        _draw_foot(pen, dress, place, len(pages))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw_head(pen: Pen, dress: Dress, *, is_first: bool) -> None:
    y, rule = _TOP, dress.head_rule()
    for place, (words, style) in enumerate(dress.head_lines()):
        y += style.leading if place else 0
        pen.text(LEFT, y, words, style)
    pen.right(dress.right, rule - 2.6, dress.number, face.NUMBER)
    pen.rule(LEFT, rule, dress.right, rule, HEAVY)
    if is_first:
        _draw_title(pen, dress, rule)
    else:
        _draw_continued_title(pen, dress, rule)


def _draw_title(pen: Pen, dress: Dress, rule: float) -> None:
    for place, line in enumerate(_title_lines(dress)):
        pen.line_of_text(LEFT, rule + 7.1 + place * face.TITLE.leading, line)
    issued = instant(dress.letterhead.issued_at, dress.t)
    pen.right(dress.right, rule + 4.4, dress.t("Emitido"), face.SMALL)
    pen.right(dress.right, rule + 7.4, issued, face.RUNNING_BOLD)


def _draw_continued_title(pen: Pen, dress: Dress, rule: float) -> None:
    issued = dress.t("Emitido %(moment)s", moment=instant(dress.letterhead.issued_at, dress.t))
    pen.right(dress.right, rule + 4.1, issued, face.FACT)
    words = dress.t("%(title)s (continuación)", title=dress.title)
    room = dress.letterhead.paper.text_width - face.FACT.width(issued) - 4
    pen.text(LEFT, rule + 4.1, words, whole(words, face.TITLE_CONTINUED, room))


def _title_lines(dress: Dress) -> list[tuple]:
    return wrapped(plain(dress.title, face.TITLE), dress.letterhead.paper.text_width - 36)


def _title_height(dress: Dress) -> float:
    return 11.9 + (len(_title_lines(dress)) - 1) * face.TITLE.leading


def _draw_rest(pen: Pen, dress: Dress, page: Page, following: int, last_word: str) -> None:
    top = page.reach + 1.0
    if page.goes_on_with:
        words = dress.t("Sigue en la página %(page)s: %(what)s.", page=following, what=page.goes_on_with)
        pen.text(LEFT, top + 2.8, words, face.RUNNING_BOLD)
        top += 5.0
    room = dress.letterhead.paper.foot - 3.8 - top
    if room > LEAST:
        strike(pen, LEFT, top + 1, dress.letterhead.paper.text_width, room - 1, last_word)


def _draw_foot(pen: Pen, dress: Dress, place: int, count: int) -> None:
    y, t = dress.letterhead.paper.foot, dress.t
    pen.rule(LEFT, y, dress.right, y, HAIR)
    code = t("Código de verificación %(code)s", code=dress.foot.human_code)
    pen.text(LEFT, y + 3.4, code, face.FOOT_CODE)
    pen.right(dress.right, y + 3.4, t("Página %(page)s de %(count)s", page=place, count=count), face.FOOT_CODE)
    cut = f"{dress.letterhead.number} · {dress.foot.cut}"
    pen.text(LEFT, y + 6.9, cut, whole(cut, face.SMALL_BOLD, dress.letterhead.paper.text_width - 45))
    pen.right(dress.right, y + 6.9, dress.letterhead.note, face.SMALL)
