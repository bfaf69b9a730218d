"""Reads a serial aloud: which characters could be taken for others, and where two serials part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from marking.words import Translate

_LETTERS = "OILSBZ"
_DIGITS = "01582"


@dataclass(frozen=True)
class Doubt:
    """A character that could mislead: its place counted from 1, itself, and whether it is a letter."""

    position: int
    character: str
    is_letter: bool


@dataclass(frozen=True)
class Difference:
    """The first place, counted from 1, where two serials part; an ended serial gives an empty character."""

    position: int
    first: str
    second: str


def reading(serial: str) -> list[Doubt]:
    """Letters beside a digit, and digits between two letters, that have a twin of the other sort."""
    around = zip(f" {serial}", serial, f"{serial} "[1:], strict=False)
    return [
        Doubt(place, c, is_letter=c.isalpha())
        for place, (before, c, after) in enumerate(around, start=1)
        if _misleads(before, c, after)
    ]


def difference(first: str, second: str) -> Difference | None:
    """Where the two serials part, compared verbatim; None when they are the same."""
    pairs = enumerate(zip_longest(first, second, fillvalue=""), start=1)
    return next((Difference(place, a, b) for place, (a, b) in pairs if a != b), None)


def needs_reading(serial: str) -> bool:
    """Whether the serial holds 0/O, 1/I/L, 5/S, 8/B or 2/Z, so that paper must read it out."""
    return any(c in _LETTERS + _DIGITS for c in serial.upper())


def spelled(serial: str, t: Translate) -> str:
    """The serial read out character by character, as paper prints it: «A V cero 1 4 7 letra-O 2»."""
    return " ".join(_spoken(c, t) for c in serial)


def doubt_sentence(doubt: Doubt, t: Translate) -> str:
    """The warning below a serial on a page: «6.º carácter: letra O, no cifra»."""
    values = {"ordinal": _ordinal(doubt.position, t), "character": doubt.character}
    if doubt.is_letter:
        return t("%(ordinal)s carácter: letra %(character)s, no cifra", **values)
    return t("%(ordinal)s carácter: cifra %(character)s, no letra", **values)


def difference_sentence(found: Difference, t: Translate) -> str:
    """What parts two serials: «El 6.º carácter: primero letra O, después cifra 0.»"""
    return t(
        "Los dos no son iguales. El %(ordinal)s carácter: primero %(first)s, después %(second)s.",
        ordinal=_ordinal(found.position, t),
        first=_named(found.first, t),
        second=_named(found.second, t),
    )


def _misleads(before: str, character: str, after: str) -> bool:
    if character.upper() in _LETTERS:
        return before.isdigit() or after.isdigit()
    return character in _DIGITS and before.isalpha() and after.isalpha()


def _spoken(character: str, t: Translate) -> str:
    if character == "0":
        return t("cero")
    if character == " ":
        return t("espacio")
    return t("letra-%(character)s", character=character) if character.upper() in _LETTERS else character


def _named(character: str, t: Translate) -> str:
    if not character:
        return t("nada")
    if character == " ":
        return t("espacio")
    if character.isdigit():
        return t("cifra %(character)s", character=character)
    return (
        t("letra %(character)s", character=character)
        if character.isalpha()
        else t("signo %(character)s", character=character)
    )


def _ordinal(position: int, t: Translate) -> str:
    """Spanish shortens first and third before a noun: «1.er», «3.er», «21.er», yet «11.º» and «13.º»."""
    is_shortened = position % 10 in (1, 3) and position not in (11, 13)
    return t("%(position)s.er", position=position) if is_shortened else t("%(position)s.º", position=position)
