"""What people type into an act: composed, trimmed, without characters that print as nothing or as something else."""

import unicodedata

from models.committed import PrivateText
from models.vocabulary import N_
from registry.errors import RuleBroken

LONGEST_REASON = 1000
#: How a reason goes on with its source, in Spanish whatever the page's language: it is data, and is read back.
SOURCE = " Fuente: "
TOO_LONG = N_("Escriba %(longest)s caracteres como máximo.")
UNPRINTABLE = N_("Hay un carácter que no se ve al imprimir. Bórrelo y escríbalo de nuevo.")


def plain(text: str | None) -> str | None:
    """`text` in NFC with single spaces; None when nothing is left."""
    return " ".join(unicodedata.normalize("NFC", text or "").split()) or None


def refuse_unwritable(text: str | None, field: str, longest: int) -> None:
    """Refuse a text that is too long, or holds control, format, private or unpaired characters (Unicode class C)."""
    if text is None:
        return
    if len(text) > longest:
        raise RuleBroken(TOO_LONG, field, longest=longest)
    if any(unicodedata.category(character).startswith("C") for character in text):
        raise RuleBroken(UNPRINTABLE, field)


def required(text: str | None, field: str, longest: int, blank: str) -> str:
    """`text` as `plain` gives it, or the msgid `blank` beside the field."""
    written = plain(text)
    if written is None:
        raise RuleBroken(blank, field)
    refuse_unwritable(written, field, longest)
    return written


def reason_of(text: str | None, source: str | None = None) -> PrivateText:
    """The erasable row of a reason, with the paper it rests on if any; a reason is always asked for."""
    reason = required(text, "reason", LONGEST_REASON, N_("Escriba el motivo."))
    return PrivateText.of(text=f"{reason}{SOURCE}{plain(source)}" if plain(source) else reason)
