"""What makes two weapons the same one: maker, model, calibre and serial, folded."""

import unicodedata
from functools import lru_cache

from marking.serial import normalised


# A list of ten thousand weapons has some forty makes and calibres.
@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Text without case, accents, spaces or punctuation, for comparing words of a catalogue."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("×", "x"))
    return "".join(c for c in decomposed if c.isalnum())


def identity_of(make: str | None, model: str | None, calibre: str | None, serial: str | None) -> str | None:
    """The identity that must be unique (V01); None when there is no serial to compare."""
    if serial is None:
        return None
    return "|".join([folded(make or ""), folded(model or ""), folded(calibre or ""), normalised(serial)])
