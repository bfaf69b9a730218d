"""What a clerk types into the forms of the acts that are raced, beyond what the page already holds."""

from __future__ import annotations

REGISTRATION = {
    "weapon_type": "pistol", "make": "Glock", "model": "17", "calibre": "9 mm", "year": "2009",
    "manufacturer": "Glock Ges.m.b.H.", "country": "AT", "action": "semi_automatic", "weapon_class": "organic",
    "condition": "operative", "unit": "PMLA",
}


def registration(serial: str) -> dict[str, str]:
    """A pistol of the clerk's own unit, in its armoury."""
    return REGISTRATION | {"serial": serial, "serial_again": serial}
