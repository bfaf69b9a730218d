"""The form that corrects the serial of a part."""

from typing import Any

from wtforms.validators import ValidationError

from marking.reading import difference, difference_sentence
from registry.forms.base import code_field, note_field
from registry.forms.weapon_act import WeaponActForm
from registry.forms.weapon_facts import serial_field
from registry.language import worded
from registry.lookups import LookUps
from registry.operations.correct_part import CorrectPart


class CorrectPartForm(WeaponActForm):
    """What the serial of a part really is, read twice."""

    #: Entry that recorded the part, and its place there.
    place: tuple[int, int]
    first = ("serial", "serial_again", "standing")
    serial = serial_field("Serial")
    serial_again = serial_field("Repita el serial")
    standing = code_field("Respaldo", "standing_given", need="Elija el respaldo del dato.")
    reason = note_field("Motivo", need="Escriba el motivo.")
    shown = {"serial": {"mono": True}, "serial_again": {"mono": True}}

    def validate_serial_again(self, field: Any) -> None:
        """Both readings must agree, letter by letter."""
        found = difference(self.serial.data or "", field.data or "")
        if found is not None:
            raise ValidationError(difference_sentence(found, worded) + " " + worded("Vuelva a leer el arma."))

    def operation(self, weapons: tuple[int, ...], look: LookUps) -> CorrectPart:
        entry, position = self.place
        return CorrectPart(**self.envelope(), weapon=weapons[0], entry=entry, position=position,
                           serial=self.serial.data, standing=self.standing.data, reason=self.reason.data)
