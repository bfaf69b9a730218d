"""The register's own number for a weapon: seven digits or more, a hyphen and a check letter."""

from __future__ import annotations

import re

LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
"""Check letters in order of remainder: the alphabet without I, O and U, 23 of them."""

_FORM = re.compile(r"(\d{7,18})-?([A-Z])", re.ASCII)


def registry_number(weapon_id: int) -> str:
    """`weapon_id` (1 or more) as «0911207-S».

    The letter is the number modulo 23: a prime above ten, so any one wrong digit and any two neighbouring digits
    exchanged change the letter. Raises ValueError below 1.
    """
    if weapon_id < 1:
        raise ValueError("a registry number starts at 1")
    return f"{weapon_id:07d}-{LETTERS[weapon_id % 23]}"


def read(text: str) -> int | None:
    """The weapon id a person typed or scanned, whatever the case and spacing; None when the letter is wrong."""
    found = _FORM.fullmatch("".join(text.split()).upper())
    if found is None:
        return None
    number = int(found[1])
    return number if number > 0 and registry_number(number) == f"{found[1]}-{found[2]}" else None
