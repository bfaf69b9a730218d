"""Which encoding a text file is in, found out from its bytes; the whole file is read once to be sure.

One byte a letter is written three ways by the programs that save lists: Windows, MS-DOS (what Excel calls «CSV
(MS-DOS)») and the old Macintosh. Nothing in a file says which: accented letters inside its words do.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from pathlib import Path

from registry.importing.unreadable import Unreadable

PIECE = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: What accented Latin letters look like in UTF-8.
_UTF8_LETTER = re.compile(rb"[\xc3\xc4\xc5][\x80-\xbf]")
MIXED = ("El archivo mezcla dos codificaciones de texto: la línea %(line)s no está en UTF-8 y otras anteriores sí. "
          "Guárdelo de nuevo como CSV UTF-8.")


#: Codecs of one byte a letter, the likeliest first.
ONE_BYTE = ("cp1252", "cp850", "mac_roman")
#: Letters of Spanish and Portuguese that are not of ASCII.
_LETTERS = frozenset("áéíóúñüçãõâêôàÁÉÍÓÚÑÜÇÃÕÂÊÔÀ")
#: A byte beyond ASCII beside a letter.
_IN_A_WORD = re.compile(rb"(?<=[A-Za-z])[\x80-\xff]|[\x80-\xff](?=[A-Za-z])")


def encoding_of(path: Path, chosen: str = "") -> str:
    """A Python codec that decodes all of `path`: UTF-8, UTF-16, or one of `ONE_BYTE`, then the one `chosen` if any.

    Latin-1 stands for Windows-1252 where a byte is not of it.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None) or _unmarked_utf16(start)
    if marked is not None:
        _refuse_undecodable(path, marked)
        return marked
    failed_at = _first_failure(path, "utf-8")
    if failed_at is None:
        return "utf-8"
    _refuse_mixed(path, failed_at)
    codec = chosen if chosen in ONE_BYTE else _likeliest(path)
    return codec if _first_failure(path, codec) is None else "latin-1"


def _likeliest(path: Path) -> str:
    """The codec under which most of the bytes inside words are letters of ours."""
    counts: Counter[bytes] = Counter()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            counts.update(_IN_A_WORD.findall(piece))
    return max(ONE_BYTE, key=lambda codec: sum(
        count for byte, count in counts.items() if byte.decode(codec, "replace") in _LETTERS))


def _unmarked_utf16(start: bytes) -> str | None:
    half = len(start) // 2
    if half < 8:
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else None


def _first_failure(path: Path, codec: str) -> int | None:
    """The offset of the first byte that `codec` cannot decode, or None."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    done = 0
    with path.open("rb") as file:
        while True:
            piece = file.read(PIECE)
            waiting = len(decoder.getstate()[0])
            try:
                decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as failure:
                return done - waiting + failure.start
            if not piece:
                return None
            done += len(piece)


def _refuse_undecodable(path: Path, codec: str) -> None:
    if _first_failure(path, codec) is not None:
        raise Unreadable("El archivo está dañado: dice ser %(codec)s y tiene caracteres a medias. Guárdelo de nuevo "
                         "como CSV UTF-8.", codec=codec.upper())


def _refuse_mixed(path: Path, failed_at: int) -> None:
    """What was UTF-8 up to `failed_at` and holds its letters would be read wrong in any other encoding."""
    line, has_letters, left = 1, False, failed_at
    with path.open("rb") as file:
        while left > 0 and (piece := file.read(min(PIECE, left))):
            line, left = line + piece.count(b"\n"), left - len(piece)
            has_letters = has_letters or _UTF8_LETTER.search(piece) is not None
    if has_letters:
        raise Unreadable(MIXED, line=line)
