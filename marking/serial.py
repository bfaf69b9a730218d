"""A serial as marked: what may be stored verbatim, and the derived forms that searches compare."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from marking.words import msgid

LONGEST = 40
"""Characters of the longest serial the register accepts (our limit, no norm fixes one)."""

FAULTS = {
    "empty": msgid("Escriba el serial tal como está marcado."),
    "too_long": msgid("El serial no puede pasar de 40 caracteres."),
    "surrogate": msgid("El serial contiene medio carácter. Vuelva a escribirlo."),
    "not_composed": msgid("El serial llegó con letras y acentos separados. Vuelva a escribirlo."),
    "invisible": msgid("El serial contiene un carácter que no se ve. Vuelva a escribirlo."),
    "edge_space": msgid("El serial no puede empezar ni terminar con espacio."),
    "no_letter_or_digit": msgid("El serial debe tener al menos una letra o una cifra."),
}
"""Why a serial cannot be stored, by code, in words for the person who typed it."""

_CYRILLIC = dict(zip("АВЕЗКМНОРСТУХІЈЅ", "ABE3KMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_WORN = dict(zip("OQILSBZ", "0011582", strict=True))

UNREAD = "?"
"""What stands in a stored serial for one character that nobody could read."""

LOOK_ALIKES = _WORN | {theirs: _WORN.get(ours, ours) for theirs, ours in (_CYRILLIC | _GREEK).items()}
"""Character of a normalised serial → the one it meets in `near_form`; databases fold by the same table."""

_TABLE = str.maketrans(LOOK_ALIKES)


def fault(serial: str) -> str | None:
    """The code in `FAULTS` of the first reason against storing `serial` verbatim, or None when it may be."""
    return next((code for code, is_broken in _CHECKS.items() if is_broken(serial)), None)


# The rules ask for the form of one serial seven times before it is recorded.
@lru_cache(maxsize=1024)
def normalised(serial: str) -> str:
    """Upper-case letters and digits only: the form whose equality makes two serials the same one.

    NFKC makes full-width and other compatibility letters plain; spaces and punctuation never tell weapons apart.
    """
    previous, text = None, serial
    while text != previous:
        previous, text = text, _folded(text)
    return text


def near_form(serial: str) -> str:
    """The form under which look-alikes meet: O and Q as 0, I and L as 1, S as 5, B as 8, Z as 2.

    After the search form of the US NCIC code manual (O becomes 0), widened by the pairs that worn marks confuse,
    and by Cyrillic and Greek capitals of Latin shape. For warnings only: two weapons may share one.
    """
    return normalised(serial).translate(_TABLE)


def pattern_form(serial: str, kept: str = UNREAD) -> str:
    """`normalised`, but each of the characters `kept` stays where it stands: a serial not wholly read, or a pattern."""
    pieces = re.split(f"([{re.escape(kept)}])", serial)
    return "".join(piece if piece and piece in kept else normalised(piece) for piece in pieces)


def near_pattern(serial: str, kept: str = UNREAD) -> str:
    """`pattern_form` with look-alikes folded."""
    return pattern_form(serial, kept).translate(_TABLE)


def _folded(text: str) -> str:
    upper = unicodedata.normalize("NFKC", text).casefold().upper()
    kept = (c for c in unicodedata.normalize("NFKC", upper) if unicodedata.category(c)[0] in "LNM")
    return unicodedata.normalize("NFC", "".join(kept))


def _holds_something_invisible(serial: str) -> bool:
    return any(c != " " and unicodedata.category(c)[0] in "CZ" for c in serial)


_CHECKS = {
    "empty": lambda s: not s.strip(),
    "surrogate": lambda s: re.search("[\ud800-\udfff]", s) is not None,
    "not_composed": lambda s: not unicodedata.is_normalized("NFC", s),
    "invisible": _holds_something_invisible,
    "edge_space": lambda s: s != s.strip(" "),
    "no_letter_or_digit": lambda s: not normalised(s),
    # Last: other marks are held to the same characters and may be longer.
    "too_long": lambda s: len(s) > LONGEST,
}
