"""«Observaciones y correcciones»: sentences and corrections, then a strike so that nothing is added."""

from __future__ import annotations

from reports import type as face
from reports.facts import Correction, Remarks
from reports.flow import Block, Section
from reports.heading import Paragraph, SectionHeading
from reports.strike import Strike
from reports.text import Line, sentence, strong, wrapped
from reports.words import Words, instant

_LINES_TOGETHER = 12


def remarks_section(place: int, title: str, remarks: Remarks, wide: float, t: Words) -> Section:
    """Section number `place` with every remark and the closing strike."""
    return Section(SectionHeading(place, title, wide, t), remark_blocks(remarks, wide, t))


def remark_blocks(remarks: Remarks, wide: float, t: Words) -> list[Block]:
    """Every remark and correction as paragraphs, and the closing strike that says there is no other."""
    words = [*remarks.sentences, *(correction_sentence(c, t) for c in remarks.corrections)]
    paragraphs = [block for text in words for block in paragraphs_of(sentence(text, face.RUNNING), wide)]
    return [*paragraphs, Strike(t("sin más observaciones") if words else t("sin observaciones"), wide)]


def paragraphs_of(words: Line, wide: float) -> list[Paragraph]:
    """Running text as paragraphs of at most a dozen lines, so that a long one may go on overleaf."""
    lines = wrapped(words, wide)
    return [
        Paragraph(tuple(lines[n : n + _LINES_TOGETHER]), after=0.6 if n + _LINES_TOGETHER >= len(lines) else 0)
        for n in range(0, len(lines), _LINES_TOGETHER)
    ]


def correction_sentence(correction: Correction, t: Words) -> str:
    """What was corrected, by whom, and that the corrected entry stays."""
    by = correction.by
    if correction.approved_by:
        by = t("%(by)s; aprobó %(approved_by)s", by=by, approved_by=correction.approved_by)
    return t(
        "Asiento %(entry)s (%(moment)s, %(by)s) corrige el %(corrects)s: decía «%(said)s», dice «%(says)s»."
        " El asiento corregido se conserva.",
        entry=strong(str(correction.entry)),
        moment=strong(instant(correction.at, t)),
        by=by,
        corrects=strong(str(correction.corrects)),
        said=strong(correction.said),
        says=strong(correction.says),
    )
