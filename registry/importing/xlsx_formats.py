"""Numbers that a workbook shows otherwise than it keeps them: «004321» kept as 4321 under the format «000000»."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

PIECE = 1 << 18
#: Bytes of the small parts of a workbook (styles, names of sheets) that are looked at.
LARGEST_PART = 8 * 1024 * 1024
LONGEST_TAG = 4096
_TAG = rb"<(?:\w+:)?"
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_FORMATS = re.compile(_TAG + rb"numFmt\b([^>]*)>")
_STYLES = re.compile(_TAG + rb"cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_STYLE = re.compile(_TAG + rb"xf\b([^>]*)>")
_SHEET = re.compile(_TAG + rb"sheet\b([^>]*)>")
_TIE = re.compile(_TAG + rb"Relationship\b([^>]*)>")
_CELL = re.compile(_TAG + rb"c\s([^>]*)>")
_ROW_AND_COLUMN = re.compile(r"([A-Z]{1,3})(\d{1,8})")
#: A format of figures that are always shown, and what stands between them: "QX"000, 00-0000.
_PADDED = re.compile(r'(?:"[^"]*"|\\.|[ ()+:-]|0)+')
_PIECE_OF_FORMAT = re.compile(r'"([^"]*)"|\\(.)|([ ()+:-])|(0)')
Shown = dict[int, str]


def padded_formats(path: Path, sheet: str) -> Iterator[tuple[int, Shown]]:
    """Row (from 1) and, by column (from 0), the format, of the numbers of a sheet shown with all their figures."""
    with zipfile.ZipFile(path) as book:
        styles = _padded_styles(_part(book, "xl/styles.xml"))
        name = _file_of(book, sheet) if styles else None
        if name is not None and name in book.namelist():
            for row, cells in groupby(_cells(book, name, styles), key=lambda cell: cell[0]):
                yield row, {column: code for _row, column, code in cells}


def shown(number: int, code: str) -> str:
    """A whole number from 0 as the format shows it; figures beyond those of the format stand before them all."""
    pieces = [match.groups() for match in _PIECE_OF_FORMAT.finditer(code)]
    places = sum(zero is not None for *_literal, zero in pieces)
    figures = str(number).zfill(places)
    extra, rest = figures[: len(figures) - places], iter(figures[len(figures) - places:])
    text = ""
    for quoted, escaped, plain, zero in pieces:
        if zero is not None:
            text, extra = text + extra + next(rest), ""
        else:
            text += quoted or escaped or plain or ""
    return text


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    if name not in book.namelist():
        return b""
    with book.open(name) as stream:
        return stream.read(LARGEST_PART)


def _attributes(tag: bytes) -> dict[str, str]:
    return {key.decode(errors="replace"): html.unescape(value.decode(errors="replace"))
            for key, value in _ATTRIBUTE.findall(tag)}


def _padded_styles(xml: bytes) -> dict[str, str]:
    """Number of the style → its format, of those that show every figure."""
    codes = {tag.get("numFmtId"): tag.get("formatCode", "").partition(";")[0]
             for tag in map(_attributes, _FORMATS.findall(xml))}
    section = _STYLES.search(xml)
    ids = [_attributes(tag).get("numFmtId") for tag in _STYLE.findall(section.group())] if section else []
    return {str(place): code for place, number in enumerate(ids)
            if (code := codes.get(number, "")).count("0") > 1 and _PADDED.fullmatch(code)}


def _file_of(book: zipfile.ZipFile, sheet: str) -> str | None:
    tie = next((tag.get("r:id") for tag in map(_attributes, _SHEET.findall(_part(book, "xl/workbook.xml")))
                if tag.get("name") == sheet), None)
    target = next((tag.get("Target", "") for tag in map(_attributes, _TIE.findall(
        _part(book, "xl/_rels/workbook.xml.rels"))) if tag.get("Id") == tie), None)
    return None if target is None else target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _cells(book: zipfile.ZipFile, name: str, styles: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    kept = b""
    with book.open(name) as stream:
        while piece := stream.read(PIECE):
            text = kept + piece
            end = text.rfind(b">") + 1
            for tag in _CELL.findall(text[:end]):
                yield from _padded_cell(tag, styles)
            kept = text[end:][-LONGEST_TAG:]


def _padded_cell(tag: bytes, styles: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    told = _attributes(tag)
    place = _ROW_AND_COLUMN.fullmatch(told.get("r", ""))
    if place and told.get("s") in styles and told.get("t", "n") == "n":
        yield int(place[2]), column_number(place[1]) - 1, styles[told["s"]]


def column_number(letters: str) -> int:
    """«A» is 1, «AA» is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
