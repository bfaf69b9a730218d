"""The vocabulary of physical marks and the measure of one that conforms."""

from __future__ import annotations

from enum import StrEnum

from marking.words import msgid


class MarkKind(StrEnum):
    """Why a mark was made (ITI paras 7 to 10; Firearms Protocol art. 8; MOSAIC 05.30)."""

    MANUFACTURE = "manufacture"
    IMPORT = "import"
    STATE_STOCK = "state_stock"
    TRANSFER_TO_CIVILIAN = "transfer_to_civilian"
    CONFISCATION = "confiscation"
    DEACTIVATION = "deactivation"
    SECURITY = "security"
    REGISTRY = "registry"
    PROOF = "proof"
    RESTORED = "restored"


class MarkMethod(StrEnum):
    """How the mark was made."""

    ENGRAVED = "engraved"
    STAMPED = "stamped"
    CAST = "cast"
    LASER = "laser"
    DOT_PEEN = "dot_peen"
    PLATE = "plate"


class Part(StrEnum):
    """The part of the weapon that carries the mark."""

    FRAME = "frame"
    RECEIVER = "receiver"
    BARREL = "barrel"
    SLIDE = "slide"
    BOLT = "bolt"
    CYLINDER = "cylinder"
    MAGAZINE = "magazine"
    OTHER = "other"


class Face(StrEnum):
    """The side of the part, muzzle away from the reader."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    FRONT = "front"
    REAR = "rear"
    INSIDE = "inside"


class Legibility(StrEnum):
    """How much of the mark can be read; obliterated is deliberate, illegible is wear."""

    LEGIBLE = "legible"
    PARTIAL = "partial"
    ILLEGIBLE = "illegible"
    OBLITERATED = "obliterated"
    RESTORED = "restored"


class Flaw(StrEnum):
    """What keeps a mark from conforming."""

    TOO_SHALLOW = "too_shallow"
    TOO_SMALL = "too_small"
    NOT_LEGIBLE = "not_legible"
    NOT_ON_FRAME = "not_on_frame"
    NO_COUNTRY = "no_country"
    NO_YEAR = "no_year"


WORDS: dict[Flaw, str] = {
    Flaw.TOO_SHALLOW: msgid("profundidad insuficiente"),
    Flaw.TOO_SMALL: msgid("caracteres demasiado pequeños"),
    Flaw.NOT_LEGIBLE: msgid("no se lee completo"),
    Flaw.NOT_ON_FRAME: msgid("no está en el armazón ni en el cajón de los mecanismos"),
    Flaw.NO_COUNTRY: msgid("falta el país de importación"),
    Flaw.NO_YEAR: msgid("falta el año de importación"),
}
"""The Spanish msgid of every flaw; the words of the other codes are in the vocabulary of the models."""

FRAME_ONLY = frozenset({MarkKind.IMPORT, MarkKind.REGISTRY})
"""Marks whose place is the frame or receiver (MOSAIC 05.30, import marks; ITI para 10, the unique mark)."""

UNMEASURED = frozenset({MarkKind.SECURITY, MarkKind.PROOF})
"""Marks to which the depth and height of EU 2019/68 and 27 CFR 478.92 do not apply."""


def conformance(
    kind: MarkKind,
    part: Part,
    depth_um: int | None,
    height_um: int | None,
    *,
    minimum_depth_um: float,
    minimum_height_um: float,
    legibility: Legibility = Legibility.LEGIBLE,
) -> tuple[Flaw, ...]:
    """Everything that keeps the mark from conforming, in a fixed order; an empty tuple when it conforms.

    Lengths are whole micrometres; None is not measured and is not judged. The two minima come from the legal
    parameters: 76.2 µm (Directive (EU) 2024/325; 27 CFR 478.92) and 1600 µm (Directive (EU) 2019/68).
    """
    measured = kind not in UNMEASURED
    found = {
        Flaw.TOO_SHALLOW: measured and depth_um is not None and depth_um < minimum_depth_um,
        Flaw.TOO_SMALL: measured and height_um is not None and height_um < minimum_height_um,
        Flaw.NOT_LEGIBLE: legibility not in (Legibility.LEGIBLE, Legibility.RESTORED),
        Flaw.NOT_ON_FRAME: kind in FRAME_ONLY and part not in (Part.FRAME, Part.RECEIVER),
    }
    return tuple(flaw for flaw, holds in found.items() if holds)


def unstated(kind: MarkKind, country: str | None, year: int | None) -> tuple[Flaw, ...]:
    """What the mark should say and does not: an import mark states country and year (CIFTA VI.1.b; ITI para 8.b)."""
    if kind is not MarkKind.IMPORT:
        return ()
    found = {Flaw.NO_COUNTRY: country is None, Flaw.NO_YEAR: year is None}
    return tuple(flaw for flaw, holds in found.items() if holds)
