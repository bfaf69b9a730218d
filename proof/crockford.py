"""Crockford's base 32 (digits and capitals without I, L, O, U): numbers that survive paper and voice.

Two check characters make the whole text, read as one number, leave a chosen remainder modulo the prime 1021.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5
SEPARATORS = "-\u2010\u2011\u2012\u2013\u2014\u2212.\u00b7\u2022\u2219\u22c5"
PRIME = 1021
"""The largest prime below 32·32. It divides no digit difference (< 32), nor 31 times one, nor a power of 32:
every wrong character and every swap of neighbours changes the remainder."""

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_READ_AS = {**{character: character for character in ALPHABET}, "O": "0", "I": "1", "L": "1"}
_READ_AS |= {character.lower(): meant for character, meant in _READ_AS.items()}


class NotCrockford(ValueError):
    """The text has a character outside the alphabet, or the number does not fit the width asked for."""


def encode(value: int, width: int) -> str:
    """Return `value` in exactly `width` characters, zeros in front. Raises `NotCrockford` if too large."""
    if not 0 <= value < 1 << (BITS * width):
        raise NotCrockford(f"the number does not fit {width} characters")
    shifts = range(BITS * (width - 1), -1, -BITS)
    return "".join(ALPHABET[value >> shift & 31] for shift in shifts)


def decode(text: str) -> int:
    """Return the number written in `text`, canonical capitals only. Raises `NotCrockford` otherwise."""
    value = 0
    for character in text:
        if character not in _VALUES:
            raise NotCrockford(f"{character!r} is not a character of the code")
        value = value << BITS | _VALUES[character]
    return value


def read(text: str) -> str:
    """Return what a person or scanner meant, in canonical capitals without separators.

    Lower case, hyphens, dots and spaces are accepted; O is read as 0, I and L as 1. Raises `NotCrockford` for
    anything else (U among them).
    """
    kept = [character for character in text if not character.isspace() and character not in SEPARATORS]
    for character in kept:
        if character not in _READ_AS:
            raise NotCrockford(f"{character!r} is not a character of the code")
    return "".join(_READ_AS[character] for character in kept)


def check_pair(text: str, remainder: int = 1) -> str:
    """Return the two check characters that make `text` + pair leave `remainder` modulo 1021.

    `remainder` tells kinds of code apart: text checked under one is never accepted under another.
    """
    return encode((remainder - (decode(text) << 2 * BITS)) % PRIME, 2)


def checks(text: str, remainder: int = 1) -> bool:
    """Say whether the last two characters of `text` are the check pair of those before them."""
    return len(text) > 2 and check_pair(text[:-2], remainder) == text[-2:]
