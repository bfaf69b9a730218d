"""The form that registers a series: the facts its weapons share, its first and last serial, and how many they are."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from marking.series import NoSeries, between, counted
from registry.forms.base import Legible, composed
from registry.forms.weapon_facts import serial_field
from registry.forms.weapon_register import RegisterForm
from registry.language import worded
from registry.lookups import LookUps
from registry.operations.register_series import MOST, RegisterSeries


class SeriesForm(RegisterForm):
    """Weapons that differ in their serial alone.

    The last serial is read on its weapon and the weapons are counted: each of the two checks the other.
    """

    last = serial_field("Último serial (tal como está marcado)")
    count = IntegerField(_l("Cuántas armas son"), validators=[
        InputRequired(_l("Cuente las armas y escriba cuántas son."))])
    left_out = StringField(_l("Menos estas"), filters=[composed], validators=[Legible(), Length(max=2000)])

    def validate_last(self, field: Any) -> None:
        """The last serial, read from its weapon, and the count say the same."""
        if self.serial.errors or self.serial_again.errors or not self.serial.data:
            return
        try:
            if not field.data:
                self._propose()
            self._refuse_other_count(len(self.serials()))
        except NoSeries as fault:
            raise ValidationError(worded(str(fault))) from fault

    def _propose(self) -> None:
        """Tell which would be the last, so that it is looked for on a weapon."""
        count = self.count.data or 0
        if not 1 < count <= MOST:
            raise ValidationError(worded("Escriba el último serial, leído en el arma."))
        proposed = counted(self.serial.data, count + len(self._without()))[-1]
        raise ValidationError(worded("El último sería %(serial)s: léalo en el arma y escríbalo.", serial=proposed))

    def _refuse_other_count(self, found: int) -> None:
        if self.count.data != found:
            raise ValidationError(worded(
                "De %(first)s a %(last)s son %(found)s, y usted contó %(count)s. Vuelva a contar, o a leer.",
                first=self.serial.data, last=self.last.data, found=found, count=self.count.data or 0))

    def validate_left_out(self, field: Any) -> None:
        """What is left out is of the series."""
        try:
            strange = [] if not self.last.data else sorted(set(self._without()) - set(self._run()))
        except NoSeries:
            return
        if strange:
            raise ValidationError(worded("%(serial)s no es de la serie.", serial=strange[0]))

    def serials(self) -> tuple[str, ...]:
        """The serials of the series, in order; `NoSeries` when first and last are of none."""
        without = set(self._without())
        return tuple(serial for serial in self._run() if serial not in without)

    def _run(self) -> tuple[str, ...]:
        return between(self.serial.data or "", self.last.data or "", MOST + len(self._without()))

    def _without(self) -> list[str]:
        return [text.strip() for text in re.split(r"[,;\n]", self.left_out.data or "") if text.strip()]

    def series(self, look: LookUps, alike: dict[str, tuple[int, ...]]) -> RegisterSeries:
        """The act the form asks for. `alike`: serial → weapons it could be taken for."""
        like = self.operation(look)
        return RegisterSeries(**self.envelope(), like=like, serials=self.serials(), alike=alike)
