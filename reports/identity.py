"""The weapon as the law lists it: the serial large and read out, then captions with their values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from marking.reading import needs_reading, spelled
from reports import type as face
from reports.facts import PartSerial, WeaponIdentity
from reports.flow import Block, Section
from reports.heading import SectionHeading
from reports.paper import LEFT
from reports.pen import Pen
from reports.standing import STANDING_WORDS
from reports.table import FULL_WIDTH
from reports.text import Line, Run, is_missing, known, plain, whole, wrapped
from reports.words import Words

_PLATE = 63.7
"""Width left of the captions for the serial."""

_NARROW = ((63.7, 28.05), (91.75, 28.05), (119.8, 28.05), (147.85, 28.05))
_WIDE = ((0.0, 43.8), (43.8, 37.1), (80.9, 44.0), (124.9, 51.0))


@dataclass(frozen=True)
class Fields:
    """A row of captions and values; `places` are (x, width) in mm on carta."""

    pairs: tuple[tuple[str, Sequence[Line]], ...]
    places: tuple[tuple[float, float], ...]
    wide: float

    @cached_property
    def _values(self) -> list[list[Line]]:
        return [
            [part for line in lines for part in wrapped(line, room)]
            for (_, lines), (_, room) in zip(self.pairs, self._places, strict=False)
        ]

    @property
    def _places(self) -> list[tuple[float, float]]:
        scale = self.wide / FULL_WIDTH
        return [(x * scale, width * scale - 1.6) for x, width in self.places]

    @cached_property
    def _captions(self) -> list[list[Line]]:
        """The captions on as many lines as the language needs; never smaller than what survives wear."""
        return [
            wrapped(plain(caption, face.CAPTION), room + 1.2)
            for (caption, _), (_, room) in zip(self.pairs, self._places, strict=False)
        ]

    @property
    def _below_captions(self) -> float:
        return (max(map(len, self._captions)) - 1) * face.CAPTION.leading

    @property
    def height(self) -> float:
        """Height in mm."""
        return self._below_captions + max(map(len, self._values)) * face.VALUE.leading + 4.5

    def draw(self, pen: Pen, top: float) -> None:
        """Writes captions, all ending on one line, and values."""
        last = top + 2.4 + self._below_captions
        for caption, lines, (x, _) in zip(self._captions, self._values, self._places, strict=False):
            for place, line in enumerate(reversed(caption)):
                pen.line_of_text(LEFT + x, last - place * face.CAPTION.leading, line)
            for place, line in enumerate(lines, start=1):
                pen.line_of_text(LEFT + x, last + 0.1 + place * face.VALUE.leading, line)


@dataclass(frozen=True)
class Plate:
    """The serial verbatim on one line, with how to read it when it could mislead."""

    serial: str
    has_serial: bool
    room: float
    t: Words

    @cached_property
    def _style(self) -> face.Style:
        return whole(self.serial, face.SERIAL, self.room)

    @cached_property
    def _reading(self) -> list[Line]:
        if not (self.has_serial and needs_reading(self.serial)):
            return []
        words = self.t("Lectura: %(reading)s", reading=spelled(self.serial, self.t))
        return wrapped(plain(words, face.RUNNING_BOLD), self.room)

    @property
    def height(self) -> float:
        """Height in mm."""
        return 3.9 + self._style.leading + len(self._reading) * 3.9 + 1.0

    def draw(self, pen: Pen, top: float) -> None:
        """Writes caption, serial and reading."""
        pen.text(LEFT, top + 2.4, self.t("Serial (tal como está marcado)"), face.CAPTION)
        y = top + 2.3 + self._style.leading
        pen.text(LEFT, y, self.serial, self._style if self.has_serial else self._style.slanted)
        for place, line in enumerate(self._reading, start=1):
            pen.line_of_text(LEFT, y + 1.2 + place * 3.9, line)


@dataclass(frozen=True)
class Beside:
    """The plate with rows of captions at its right."""

    plate: Plate
    rows: tuple[Fields, ...]

    @property
    def height(self) -> float:
        """Height in mm."""
        return max(self.plate.height, sum(row.height for row in self.rows))

    def draw(self, pen: Pen, top: float) -> None:
        """Draws both sides from the same top."""
        self.plate.draw(pen, top)
        for row in self.rows:
            row.draw(pen, top)
            top += row.height


def weapon_section(place: int, weapon: WeaponIdentity, wide: float, t: Words) -> Section:
    """Section number `place`, «El arma», with the registry number at its right."""
    note = t("número de registro %(number)s", number=weapon.registry_number)
    return Section(SectionHeading(place, t("El arma"), wide, t, note), identity_blocks(weapon, wide, t))


def identity_blocks(weapon: WeaponIdentity, wide: float, t: Words) -> list[Block]:
    """The blocks of «El arma»; a serial too long to stand large beside the captions takes a line of its own."""
    room = _PLATE * wide / FULL_WIDTH - 4
    lower = [_fields(row, _WIDE, wide, t) for row in _lower(weapon, t)]
    if face.SERIAL.sized(14).width(weapon.serial) <= room:
        upper = tuple(_fields(row, _NARROW, wide, t) for row in _upper(weapon, t))
        beside = Beside(Plate(weapon.serial, weapon.has_serial, room, t), upper)
        return [beside, *lower, *_people_and_parts(weapon, wide, t)]
    plate = Plate(weapon.serial, weapon.has_serial, wide, t)
    spread = [_fields(row, _WIDE, wide, t) for row in _upper(weapon, t)]
    return [plate, *spread, *lower, *_people_and_parts(weapon, wide, t)]


def _fields(row: Sequence[tuple[str, str]], places: tuple[tuple[float, float], ...], wide: float, t: Words) -> Fields:
    return Fields(tuple((caption, [known(value, face.VALUE, t)]) for caption, value in row), places, wide)


def _upper(weapon: WeaponIdentity, t: Words) -> list[list[tuple[str, str]]]:
    return [
        [
            (t("Tipo"), weapon.weapon_type),
            (t("Marca"), weapon.make),
            (t("Modelo"), weapon.model),
            (t("Calibre"), weapon.calibre),
        ],
        [
            (t("Año de fabricación"), weapon.year),
            (t("Fabricante"), weapon.manufacturer),
            (t("País de fabricación"), weapon.country),
            (t("Clasificación"), weapon.weapon_class),
        ],
    ]


def _lower(weapon: WeaponIdentity, t: Words) -> list[list[tuple[str, str]]]:
    return [
        [
            (t("Mecanismo de disparo"), weapon.action),
            (t("Condición"), weapon.condition),
            (t("Situación"), weapon.status),
            (t("Constancia de registro balístico"), weapon.ballistic_record),
        ],
    ]


def _people_and_parts(weapon: WeaponIdentity, wide: float, t: Words) -> list[Block]:
    """Owner, custodian and each part with its serial, four to a row, or one part to a row when one is too long."""
    people = [(t("Propietario"), weapon.owner), (t("Custodio"), weapon.custodian)]
    cells = [(caption, [known(value, face.VALUE, t)]) for caption, value in people]
    parts = [(t("%(part)s, serial", part=part.part), _part_lines(part, t)) for part in weapon.parts]
    narrowest = min(width for _, width in _WIDE) * wide / FULL_WIDTH - 1.6
    if all(face.VALUE.width(part.serial) <= narrowest for part in weapon.parts):
        return _in_fours(cells + parts, wide)
    return _in_fours(cells, wide) + [Fields((part,), ((0.0, FULL_WIDTH),), wide) for part in parts]


def _in_fours(cells: list[tuple[str, list[Line]]], wide: float) -> list[Block]:
    return [Fields(tuple(cells[n : n + 4]), _WIDE, wide) for n in range(0, len(cells), 4)]


def _part_lines(part: PartSerial, t: Words) -> list[Line]:
    if is_missing(part.serial, t):
        return [known(part.serial, face.VALUE, t)]
    standing = t(STANDING_WORDS[part.standing])
    return [(Run(f"{part.serial} ", face.VALUE), Run(f"({standing})", face.RUNNING))]
