"""How two serials may be one number written twice: which are compared, and why they resemble each other."""

from __future__ import annotations

from string import ascii_uppercase, digits

from marking.serial import LOOK_ALIKES, near_form, normalised

#: Below this many characters, one dropped or two exchanged leave too little to compare: 123 resembles everything.
SHORTEST_EDITED = 5
#: What a folded serial is written with.
LETTERS = tuple(letter for letter in digits + ascii_uppercase if letter not in LOOK_ALIKES)

SAME, SPACING, ALPHABET, LOOK_ALIKE, DROPPED, SWAPPED = HOWS = (
    "same", "spacing", "alphabet", "look_alike", "dropped", "swapped")
#: How much each says for one number, of 100.
WEIGHTS = {SAME: 60, SPACING: 55, ALPHABET: 52, LOOK_ALIKE: 50, SWAPPED: 35, DROPPED: 30}


def shorter(folded: str) -> set[str]:
    """`folded` with one character dropped, wherever."""
    return {folded[:place] + folded[place + 1:] for place in range(len(folded))}


def longer(folded: str) -> set[str]:
    """`folded` with one character more, whichever and wherever."""
    return {folded[:place] + letter + folded[place:] for place in range(len(folded) + 1) for letter in LETTERS}


def exchanged(folded: str) -> set[str]:
    """`folded` with two neighbours in each other's place."""
    return {folded[:place] + folded[place + 1] + folded[place] + folded[place + 2:]
            for place in range(len(folded) - 1)} - {folded}


def probes(folded: str) -> set[str]:
    """Every folded serial that resembles this one."""
    if len(folded) < SHORTEST_EDITED:
        return {folded}
    dropped = shorter(folded) if len(folded) > SHORTEST_EDITED else set[str]()
    return {folded} | dropped | longer(folded) | exchanged(folded)


def how(first: str, second: str) -> str:
    """Why two serials as marked, one of which is a probe of the other's fold, resemble each other: one of `HOWS`."""
    if first == second:
        return SAME
    if normalised(first) == normalised(second):
        return SPACING
    near, other = near_form(first), near_form(second)
    if near == other:
        return LOOK_ALIKE if (first + second).isascii() else ALPHABET
    return SWAPPED if len(near) == len(other) else DROPPED
