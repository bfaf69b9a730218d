"""What a clerk types into the forms of the acts that are raced, beyond what the page already holds."""

from __future__ import annotations

from datetime import datetime

from registry.wording import CARACAS
from tests.races.ground import citizen_card, officer_card

REGISTRATION = {
    "weapon_type": "pistol", "make": "Glock", "model": "17", "calibre": "9 mm", "year": "2009",
    "manufacturer": "Glock Ges.m.b.H.", "country": "AT", "action": "semi_automatic", "weapon_class": "organic",
    "condition": "operative", "unit": "PMLA",
}


def registration(serial: str) -> dict[str, str]:
    """A pistol of the clerk's own unit, in its armoury."""
    return REGISTRATION | {"serial": serial, "serial_again": serial}


def issue(place: int) -> dict[str, str]:
    """To the officer of this place, with one magazine."""
    return {"receiver": officer_card(place), "magazines-0": "1"}


def transfer(place: int) -> dict[str, str]:
    """To the citizen of this place, by sale; the weapon itself stays where it is."""
    today = datetime.now(CARACAS).date()
    return {"receiver": citizen_card(place), "cause": "sale", "authorisation": f"DAEX-{place}/2026",
            "authorised_on": today.isoformat()}


def mark(place: int) -> dict[str, str]:
    """A mark of its own: a weapon bears as many as it bears."""
    return {"mark_kind": "security", "text": f"MARCA {place}", "part": "frame", "face": "left", "mark_method": "laser"}
