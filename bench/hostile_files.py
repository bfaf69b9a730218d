"""Files nobody sends who means well: lists and pictures broken, disguised, endless, or larger than they look."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image
from xlsxwriter import Workbook

Made = Callable[[random.Random], bytes]
HEADS = "Serial;Tipo;Marca;Modelo;Calibre"
MEGABYTE = 1 << 20
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", '=HYPERLINK("http://x","y")')


def _rows(chance: random.Random, number: int = 20) -> str:
    lines = (f"{chance.choice(FORMULAS)};Pistola;{chr(chance.randrange(0x20, 0xD7FF))};{n};9 mm" for n in range(number))
    return "\r\n".join([HEADS, *lines])


def _damaged(content: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(content)
    for _ in range(chance.randrange(1, 40)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[:chance.randrange(1, len(content))]


def _book(chance: random.Random) -> bytes:
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    for number, line in enumerate(_rows(chance).split("\r\n")):
        for column, cell in enumerate(line.split(";")):
            book.worksheets_objs or book.add_worksheet()
            book.worksheets_objs[0].write_string(number, column, cell)
    book.close()
    return file.getvalue()


def _with_sheet(chance: random.Random, sheet: bytes) -> bytes:
    """A book whose only sheet holds these bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book(chance))) as book, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for member in book.namelist():
            out.writestr(member, sheet if member.endswith("sheet1.xml") else book.read(member))
    return file.getvalue()


def _bomb(chance: random.Random) -> bytes:
    return _with_sheet(chance, b"<worksheet><sheetData>" + b" " * (chance.randrange(200, 400) * MEGABYTE))


def _far_cell(chance: random.Random) -> bytes:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _with_sheet(chance, b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>")


def _entities(chance: random.Random) -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    text = f'<!DOCTYPE x [<!ENTITY l0 "ja">{laughs}]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
    return _with_sheet(chance, f"{text}<t>&l8;</t></is></c></row></sheetData></worksheet>".encode())


def _pixels(width: int, height: int) -> bytes:
    """A PNG that says it is this large; its pixels are a few bytes."""
    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packed = zlib.compress(b"\0" * min(height * (width // 8 + 1), 8 * MEGABYTE), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _picture(chance: random.Random) -> bytes:
    file = io.BytesIO()
    size = (chance.randrange(1, 400), chance.randrange(1, 400))
    Image.new("RGB", size, (chance.randrange(256), 9, 9)).save(file, chance.choice(("JPEG", "PNG", "WEBP")))
    return file.getvalue()


#: Name → a list that is none, or a strange one.
LISTS: dict[str, Made] = {
    "bytes at random.csv": lambda chance: chance.randbytes(chance.randrange(0, 5000)),
    "NUL.csv": lambda chance: _rows(chance).replace("Pistola", "Pis\0tola").encode(),
    "lone surrogates.csv": lambda chance: _rows(chance).encode() + b"\r\n\xed\xa0\x80;x;x;x;x",
    "UTF-16 cut.csv": lambda chance: _rows(chance).encode("utf-16")[:-1],
    "UTF-32.csv": lambda chance: _rows(chance).encode("utf-32"),
    "two encodings.csv": lambda chance: _rows(chance).encode() + "\r\nñandú;á;é;í;ó".encode("latin-1"),
    "a field of 10 MB.csv": lambda _: f'{HEADS}\r\n"{"x" * (10 * MEGABYTE)}";a;b;c;d'.encode(),
    "a quote never closed.csv": lambda chance: (HEADS + '\r\n"' + _rows(chance, 500)).encode(),
    "twenty thousand columns.csv": lambda _: (";".join(f"c{n}" for n in range(20_000)) + "\r\n1").encode(),
    "nothing.csv": lambda _: b"",
    "a byte order mark alone.csv": lambda _: b"\xef\xbb\xbf",
    "formulas.csv": lambda chance: _rows(chance).encode(),
    "packed.csv": lambda chance: gzip.compress(_rows(chance).encode()),
    "a book cut.xlsx": lambda chance: _cut(_book(chance), chance),
    "a book damaged.xlsx": lambda chance: _damaged(_book(chance), chance),
    "a zip bomb.xlsx": _bomb,
    "a cell at the end of the world.xlsx": _far_cell,
    "entities of entities.xlsx": _entities,
    "a book that is a picture.xlsx": _picture,
    "a zip that is no book.xlsx": lambda chance: _cut(_book(chance), chance) + b"PK\x05\x06" + b"\0" * 18,
}
#: Name → a picture that is none, or a strange one.
PICTURES: dict[str, Made] = {
    "pixel bomb.png": lambda chance: _pixels(chance.randrange(20_000, 60_000), chance.randrange(20_000, 60_000)),
    "negative.png": lambda _: _pixels(0x7FFFFFFF, 0x7FFFFFFF),
    "cut.jpg": lambda chance: _cut(_picture(chance), chance),
    "damaged.jpg": lambda chance: _damaged(_picture(chance), chance),
    "drawing.svg": lambda _: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "words.jpg": lambda chance: _rows(chance).encode(),
}
