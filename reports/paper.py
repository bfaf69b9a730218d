"""Sheet sizes and the margins that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

LEFT = 25.0
"""Left margin in millimetres: filing holes."""
RIGHT = 15.0
FOOT_RULE = 14.0
"""Height of the foot rule above the lower edge, in millimetres."""


@dataclass(frozen=True)
class Paper:
    """A sheet in millimetres; another size changes the text block, never the type."""

    name: str
    width: float
    height: float

    @property
    def text_width(self) -> float:
        """Width of the text block in millimetres."""
        return self.width - LEFT - RIGHT

    @property
    def foot(self) -> float:
        """Distance of the foot rule from the top edge in millimetres."""
        return self.height - FOOT_RULE


LETTER = Paper("carta", 215.9, 279.4)
OFICIO = Paper("oficio", 215.9, 330.2)
A4 = Paper("a4", 210.0, 297.0)
PAPERS = {paper.name: paper for paper in (LETTER, OFICIO, A4)}
