"""A run of serials numbered one after the other: text, the number with the zeros in front of it, text."""

from __future__ import annotations

import re

from marking.words import msgid

FAULTS = {
    "no_number": msgid("Este serial no lleva cifras: no se puede continuar la serie."),
    "unlike": msgid("El último no continúa al primero: solo puede cambiar un número, y hacia arriba."),
    "too_many": msgid("La serie es demasiado larga."),
}
"""Why no run can be told, by code, in words for the person who typed it."""

_RUN = re.compile(r"[0-9]+", re.ASCII)


class NoSeries(ValueError):
    """The serials are no run; `code` is a key of `FAULTS`."""

    def __init__(self, code: str) -> None:
        super().__init__(FAULTS[code])
        self.code = code


def counted(first: str, count: int) -> tuple[str, ...]:
    """`count` serials from `first` on: its last number goes up, and keeps the zeros in front of it."""
    runs = list(_RUN.finditer(first))
    if not runs:
        raise NoSeries("no_number")
    return _run(first, runs[-1].start(), runs[-1].end(), count)


def between(first: str, last: str, most: int) -> tuple[str, ...]:
    """The serials from `first` to `last`, at most `most`: the one number in which they differ goes up."""
    runs = list(_RUN.finditer(first)), list(_RUN.finditer(last))
    if not runs[0]:
        raise NoSeries("no_number")
    for ours, theirs in zip(*runs, strict=False):
        same_around = first[:ours.start()] == last[:theirs.start()] and first[ours.end():] == last[theirs.end():]
        if same_around and int(theirs.group()) > int(ours.group()):
            return _ending(first, last, ours, int(theirs.group()) - int(ours.group()) + 1, most)
    raise NoSeries("unlike")


def _ending(first: str, last: str, number: re.Match[str], count: int, most: int) -> tuple[str, ...]:
    if count > most:
        raise NoSeries("too_many")
    serials = _run(first, number.start(), number.end(), count)
    if serials[-1] != last:  # the zeros in front are others
        raise NoSeries("unlike")
    return serials


def _run(first: str, start: int, end: int, count: int) -> tuple[str, ...]:
    number, width = int(first[start:end]), end - start
    return tuple(f"{first[:start]}{number + step:0{width}}{first[end:]}" for step in range(count))
