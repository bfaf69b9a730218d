"""A weapon in one line, wherever an act names it among others: serial, make and model, registry number."""

from markupsafe import Markup

from marking.registry_number import registry_number
from models.weapon import Weapon
from registry.shown.states import serial
from registry.shown.weapon import serial_words, short_name


def weapon_line(weapon: Weapon) -> Markup:
    """«QVX 2O8 · Glock 17 · 0000063-B», codes in monospace."""
    return Markup("{} · {} · {}").format(serial_words(weapon), short_name(weapon), serial(registry_number(weapon.id)))
