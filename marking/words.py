"""Spanish texts that belong to codes: marked here for the catalogue, translated by whoever prints them."""

from __future__ import annotations

from typing import Protocol


class Translate(Protocol):
    """Turns a Spanish msgid with %(name)s places into the reader's language, as gettext does."""

    def __call__(self, text: str, /, **values: object) -> str: ...


def msgid(text: str) -> str:
    """Marks `text` for extraction into the catalogue and returns it unchanged."""
    return text


def spanish(text: str, /, **values: object) -> str:
    """The translator of a Spanish reader: fills the places and changes no word."""
    return text % values if values else text
