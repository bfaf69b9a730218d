"""Signature boxes: role, person, seal, thumb; a box nobody uses is struck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reports import type as face
from reports.facts import Person, Signer
from reports.flow import Section
from reports.heading import SectionHeading
from reports.paper import LEFT
from reports.pen import HAIR, RULE, Pen
from reports.strike import strike
from reports.text import Line, plain, wrapped
from reports.words import Words

BETWEEN = 3.0
THUMB = (21.0, 22.0)
"""Width and height in mm of the box for a right thumb."""
_LEAST = 28.0
_SIGNING_ROOM = 9.0
"""White above the signature line."""


def person_lines(person: Person, t: Words, name: face.Style, rest: face.Style) -> list[Line]:
    """Name, then role, badge and identity as they are known, a line each."""
    badge = t("credencial %(badge)s", badge=person.badge) if person.badge else ""
    below = [plain(text, rest) for text in (person.role,) if text]
    facts = [plain(text, rest.bold) for text in (badge, person.identity) if text]
    return [plain(person.name, name), *below, *facts]


@dataclass(frozen=True)
class SignatureRow:
    """Boxes side by side in `columns` over `wide` mm, each at least 56 mm; columns left over are struck."""

    signers: Sequence[Signer]
    wide: float
    t: Words
    columns: int

    @property
    def _box(self) -> float:
        return (self.wide - BETWEEN * (self.columns - 1)) / self.columns

    @cached_property
    def _lines(self) -> list[list[Line]]:
        return [self._wrapped(signer) for signer in self.signers]

    def _wrapped(self, signer: Signer) -> list[Line]:
        if signer.person is None:
            return []
        room = self._box - 3 - (THUMB[0] + 1 if signer.takes_thumb else 0)
        lines = person_lines(signer.person, self.t, face.RUNNING_BOLD, face.RUNNING)
        return [part for line in lines for part in wrapped(line, room)]

    @property
    def height(self) -> float:
        """Height in mm."""
        most = max(map(len, self._lines))
        return max(_LEAST, 4.6 + most * face.RUNNING.leading + _SIGNING_ROOM + 4.4)

    def draw(self, pen: Pen, top: float) -> None:
        """Draws every box."""
        for place, (signer, lines) in enumerate(zip(self.signers, self._lines, strict=True)):
            self._draw_box(pen, LEFT + place * (self._box + BETWEEN), top, signer, lines)
        used = len(self.signers) * (self._box + BETWEEN)
        if used < self.wide:
            strike(pen, LEFT + used, top, self.wide - used, self.height, self.t("espacio sin uso"))

    def _draw_box(self, pen: Pen, x: float, top: float, signer: Signer, lines: list[Line]) -> None:
        pen.box(x, top, self._box, self.height, HAIR)
        pen.text(x + 1.5, top + 3.7, signer.role, face.RUNNING_BOLD)
        if signer.person is None:
            self._strike(pen, x, top)
            return
        for place, line in enumerate(lines, start=1):
            pen.line_of_text(x + 1.5, top + 3.7 + place * face.RUNNING.leading, line)
        right = x + self._box - 1.5 - (THUMB[0] + 0.5 if signer.takes_thumb else 0)
        self._draw_line(pen, x + 1.5, right, top + self.height)
        if signer.takes_thumb:
            self._draw_thumb(pen, right + 2, top)
        elif signer.has_seal:
            pen.right(x + self._box - 1.5, top + 3.7, self.t("sello"), face.SMALL)

    def _draw_line(self, pen: Pen, left: float, right: float, bottom: float) -> None:
        pen.rule(left, bottom - 4.7, right, bottom - 4.7, RULE)
        pen.text(left, bottom - 1.5, self.t("Firma"), face.SMALL)
        pen.right(right, bottom - 1.5, self.t("fecha y hora"), face.SMALL)

    def _draw_thumb(self, pen: Pen, left: float, top: float) -> None:
        pen.box(left - 1, top + 1.2, *THUMB, RULE)
        pen.centred(left - 1 + THUMB[0] / 2, top + self.height - 1.5, self.t("pulgar derecho"), face.SMALL)

    def _strike(self, pen: Pen, x: float, top: float) -> None:
        pen.rule(x, top + 5.2, x + self._box, top + 5.2, HAIR)
        strike(pen, x, top + 5.2, self._box, self.height - 5.2, self.t("no aplica"))


def signatures_section(place: int, title: str, signers: Sequence[Signer], wide: float, t: Words) -> Section:
    """Section number `place` with the boxes in rows of two or three."""
    columns = min(max(len(signers), 2), 3)
    rows = [SignatureRow(signers[n : n + columns], wide, t, columns) for n in range(0, len(signers), columns)]
    return Section(SectionHeading(place, title, wide, t), rows, holds_together=True)
